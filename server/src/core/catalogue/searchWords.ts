// What people ask for, in English and German, and what Postfix calls it. For the search of parameters only. A word on the right with `_`
// stands for that part of a name, any other for a word of a name or of our text; the best comes first.
import { lazy } from './lazy';

/** `asked = what Postfix says`; German words without umlauts (`ae`, `ss`), as `fold` leaves them. */
const TABLE = `
largest biggest maximal = maximal max maximum limit size
smallest lowest minimal = minimal min minimum
mail email nachricht mails emails = message mail
big large gross = size limit maximal
groesse umfang = size limit
mailgroesse nachrichtengroesse = message_size_limit mailbox_size_limit
speicherplatz plattenplatz diskspace = queue_minfree mailbox_size_limit
quota kontingent = mailbox_size_limit virtual_mailbox_limit
anhang anhaenge attachment dateianhang = message_size_limit mime_header_checks header_checks body_checks mime
warteschlange queue schlange = queue
retry retries wiederholung wiederholen erneut nochmal = backoff queue_run_delay queue_lifetime
zustellversuch zustellversuche = backoff queue_run_delay queue_lifetime
wartezeit warten zeitlimit frist = timeout delay lifetime
long dauer stay keep expiry expire verfall ablauf aufbewahren = lifetime timeout delay
undeliverable unzustellbar ruecklaeufer bounces unzustellbarkeit = bounce queue_lifetime notice
verschluesselung verschluesseln verschluesselt encryption encrypt encrypted ssl starttls = security_level tls encrypt
zertifikat zertifikate certificate certificates certs = cert_file chain_files cert key_file cafile
schluessel privatekey = key_file chain_files key
absender from = sender
empfaenger rcpt = recipient
anmeldung anmelden login authentication authentifizierung authentisierung benutzername = sasl_auth_enable auth sasl login
kennwort passwort passwd zugangsdaten credentials = password password_maps sasl
weiterleitung weiterleiten forwarding weiterleitungen = forward virtual_alias_maps alias_maps relayhost relay alias
umleitung umleiten redirect redirection umschreiben rewriting = virtual_alias_maps canonical_maps transport_maps redirect alias rewrite canonical
smarthost ausgangsserver postausgangsserver gateway upstream = relayhost
spam werbung junk muell blacklist blocklist blackhole sperrliste schwarzeliste = dnsbl smtpd_recipient_restrictions rbl postscreen reject header_checks
greylisting greylist graulisten = policy greet defer
filter virus virenscanner antivirus viren malware inhaltsfilter = content_filter milter checks
dkim signieren signature signatur opendkim spf dmarc rspamd = milter policy
postfach postfaecher mailbox briefkasten inbox = mailbox
verzeichnis ordner folder maildir = home_mailbox directory maildir
rechnername hostname servername maschinenname = myhostname helo_name
domaene domaenen domain domains = domain mydestination mydomain
virtuell virtuelle = virtual
netz netzwerk netzwerke network networks subnetz erlaubt trusted vertrauenswuerdig = mynetworks networks
schnittstelle schnittstellen interface listen lauschen bindung = inet_interfaces bind_address
ipv4 ipv6 = inet_protocols address_preference
begruessung banner greeting willkommen = banner greet
verbindung verbindungen connection connections gleichzeitig parallel simultaneous = connection concurrency count_limit
drosselung drosseln begrenzung ratenbegrenzung throttle throttling ratelimit = rate limit concurrency
rate = rate_limit rate_delay rate_time_unit
protokoll protokolle protocol = protocols
protokollierung protokollieren logging logdatei logfile logs = log loglevel maillog syslog
fehler fehlersuche debugging = error debug
ablehnen abweisen abgelehnt zurueckweisen reject block blockieren sperren refuse = reject restrictions access
unbekannt unbekannte = unknown unlisted
adresse adressen addresses = address
tabelle tabellen lookup datenbank database = maps database
benutzer nutzer user users = user local_recipient owner
kopfzeile kopfzeilen header headers = header
kopie kopien copy blindkopie archiv archivieren archive journal = always_bcc bcc
catchall auffangadresse sammelpostfach = luser_relay virtual_alias
abwesenheit vacation unteradresse subaddress trennzeichen plus = recipient_delimiter extension
namensaufloesung nameserver resolver = dns lookup host_lookup
ueberpruefung pruefung pruefen ueberpruefen verification callout = verify
weiterleitungsserver relayserver openrelay offenes = relay mynetworks smtpd_relay_restrictions
einlieferung submission einreichung = submission sasl
eingehend eingehende incoming inbound empfangen receive = smtpd
ausgehend ausgehende outgoing outbound senden versenden versand = smtp_
stress ueberlast overload last = stress
chiffre chiffren suite suites = cipher
sitzung session = session
festplatte disk platz space = minfree
prozess prozesse worker workers = process
parallelitaet = concurrency
speicher memory = limit
leerzeile zeilenlaenge = line_length
`;

interface Row {
  readonly asked: readonly string[];
  readonly meant: readonly string[];
}

/** The table, read. */
export const searchRows = lazy((): readonly Row[] =>
  TABLE.trim()
    .split('\n')
    .map((line) => {
      const [asked = '', meant = ''] = line.split(' = ');
      return { asked: asked.split(' '), meant: meant.split(' ') };
    }),
);

/** A beginning of a word means it from so many letters on: people look while they type. */
const LEAST_BEGINNING = 4;
/** German joins words, and both languages put endings on: `warteschlangen`, `certificates`. */
const MOST_ENDING = 3;

/** What Postfix may call the thing; the word is folded already. */
export function searchWords(word: string): readonly string[] {
  const found = searchRows().filter(({ asked }) => asked.some((each) => means(word, each)));
  return [...new Set(found.flatMap(({ meant }) => meant))];
}

function means(word: string, asked: string): boolean {
  if (word === asked) return true;
  if (word.length >= LEAST_BEGINNING && asked.startsWith(word)) return true;
  return asked.length > LEAST_BEGINNING && word.startsWith(asked) && word.length - asked.length <= MOST_ENDING;
}

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** A text in small letters, umlauts written out. */
export function fold(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => UMLAUTS[letter] ?? letter);
}

/** Words that say nothing about what is wanted. */
export const FILLERS: ReadonlySet<string> = new Set(
  'a an the of to in on for is are be my how what which do does i can with and or der die das ein eine den dem des fuer und oder wie was ist im von zu mit mein meine'.split(
    ' ',
  ),
);
