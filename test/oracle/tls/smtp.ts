// One SMTP dialogue in the clear, and who is at the other end at all.
import { connect, type Socket } from 'node:net';

// postscreen waits 10 seconds for a tlsproxy that does not start.
const REPLY_LIMIT = 25_000;
// A server that speaks first does so within this time; one that then says nothing waits for TLS, or is no more.
const GREETING_LIMIT = 1500;
const SILENCE_LIMIT = 8000;
const SILENCE_STEP = 250;

/** `smtp`: greets. `tls`: waits for a handshake, and hangs up when it gets text. `hangs-up`: closes the connection at once. `silent`: nobody there. */
export type Kind = 'smtp' | 'tls' | 'hangs-up' | 'silent';

/** `hasDied` saves the wait for a daemon that has told the log of its end. */
export async function kindOfServer(port: number, hasDied: () => boolean): Promise<Kind> {
  const line = new Line(port);
  try {
    const first = await line.next(GREETING_LIMIT);
    if (first !== undefined) return first.startsWith('220') ? 'smtp' : 'hangs-up';
    line.write('EHLO client.test.example\r\n');
    for (let waited = 0; waited < SILENCE_LIMIT; waited += SILENCE_STEP) {
      const answer = await line.next(SILENCE_STEP);
      // From 3.9 on a server turns away who speaks first, which happens where this machine is slow.
      if (answer !== undefined) return /^[245]\d\d[ -]/.test(answer) ? 'smtp' : 'tls';
      if (hasDied()) return 'silent';
    }
    return 'silent';
  } finally {
    line.close();
  }
}

export interface Offer {
  readonly offered: boolean;
  readonly required: boolean;
  /** The code of the reply to STARTTLS; undefined where it is not offered or nothing came back. */
  readonly starttls: string | undefined;
}

export async function askForTls(port: number): Promise<Offer> {
  const line = new Line(port);
  try {
    await line.reply();
    const ehlo = await line.command('EHLO client.test.example');
    const mail = await line.command('MAIL FROM:<sender@test.example>');
    const required = mail.startsWith('530') && mail.includes('Must issue a STARTTLS command first');
    if (!required && !mail.startsWith('250')) throw new Error(`unexpected answer to MAIL FROM: ${mail}`);
    const offered = /^250[ -]STARTTLS$/im.test(ehlo);
    if (!offered) return { offered, required, starttls: undefined };
    // In the middle of a message STARTTLS has no place.
    await line.command('RSET');
    const answer = await line.command('STARTTLS');
    return { offered, required, starttls: /^\d{3}/.exec(answer)?.[0] };
  } finally {
    line.close();
  }
}

/** A connection that can be waited for. The end of the connection reads as an empty string. */
class Line {
  private readonly socket: Socket;
  private received = '';
  private ended = false;
  private wake: (() => void) | undefined;

  constructor(port: number) {
    this.socket = connect(port, '127.0.0.1');
    this.socket.on('data', (data) => {
      this.received += data.toString('latin1');
      this.wake?.();
    });
    const end = (): void => {
      this.ended = true;
      this.wake?.();
    };
    this.socket.on('close', end);
    this.socket.on('error', end);
  }

  async command(text: string): Promise<string> {
    this.write(`${text}\r\n`);
    return this.reply();
  }

  /** A whole reply, however many lines it has. */
  async reply(): Promise<string> {
    let reply = '';
    while (!/^\d{3}( .*)?\r\n/m.test(reply)) {
      const more = await this.next(REPLY_LIMIT);
      if (more === undefined || more === '') break;
      reply += more;
    }
    return reply.replaceAll('\r', '');
  }

  /** What has come since the last time, or undefined when the time is over. */
  async next(limit: number): Promise<string | undefined> {
    if (this.received === '' && !this.ended) {
      await new Promise<void>((done) => {
        const timer = setTimeout(done, limit);
        this.wake = () => {
          clearTimeout(timer);
          done();
        };
      });
    }
    const text = this.received;
    this.received = '';
    return text === '' && !this.ended ? undefined : text;
  }

  write(text: string): void {
    this.socket.write(text);
  }

  close(): void {
    this.socket.destroy();
  }
}
