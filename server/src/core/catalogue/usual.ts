// The parameters that people set most, first the most usual ones: counted in 119 public main.cf files of 2026, without deprecated ones and without
// paths that packages set. Completion offers them first.
import { lazy } from './lazy';

const NAMES = `
alias_maps inet_interfaces mydestination recipient_delimiter alias_database relayhost inet_protocols mynetworks myorigin smtpd_banner
mailbox_size_limit append_dot_mydomain biff smtpd_recipient_restrictions smtpd_tls_key_file message_size_limit smtpd_tls_cert_file
header_checks smtpd_tls_security_level smtp_tls_security_level smtpd_sender_restrictions smtpd_tls_mandatory_ciphers smtpd_sasl_auth_enable
virtual_alias_maps mydomain smtpd_tls_mandatory_protocols smtp_tls_loglevel smtpd_relay_restrictions smtpd_client_restrictions
smtpd_tls_loglevel broken_sasl_auth_clients smtpd_tls_exclude_ciphers smtpd_helo_required smtpd_milters tls_ssl_options smtpd_sasl_path
smtpd_sasl_type smtpd_sasl_local_domain virtual_mailbox_domains smtpd_tls_protocols smtpd_sasl_security_options milter_default_action
non_smtpd_milters smtpd_helo_restrictions smtp_tls_protocols smtpd_delay_reject tls_high_cipherlist milter_protocol compatibility_level
smtp_tls_CApath virtual_mailbox_maps masquerade_domains masquerade_exceptions transport_maps disable_vrfy_command virtual_transport
tls_preempt_cipherlist smtpd_tls_CApath relay_domains smtp_header_checks local_recipient_maps postscreen_dnsbl_action postscreen_dnsbl_sites
postscreen_dnsbl_threshold postscreen_greet_action content_filter smtpd_tls_session_cache_database myhostname postscreen_bare_newline_action
owner_request_special smtpd_tls_auth_only tls_random_source smtpd_tls_received_header smtp_tls_session_cache_database smtp_helo_name
smtpd_tls_CAfile smtpd_tls_session_cache_timeout smtpd_tls_ask_ccert smtp_tls_note_starttls_offer mailbox_command
smtpd_tls_mandatory_exclude_ciphers smtp_tls_policy_maps smtp_tls_mandatory_ciphers smtp_tls_mandatory_exclude_ciphers smtp_tls_cert_file
smtp_tls_key_file smtpd_tls_chain_files delay_warning_time local_header_rewrite_clients smtp_tls_CAfile smtp_sasl_auth_enable
smtp_sasl_password_maps smtp_sasl_security_options smtp_dns_support_level mailbox_transport local_transport
`;

/** The rank of a name, 0 for the most usual one; undefined for the other nine tenths. */
export function usualRank(name: string): number | undefined {
  return ranks().get(name);
}

const ranks = lazy(
  () =>
    new Map(
      NAMES.trim()
        .split(/\s+/)
        .map((name, index) => [name, index]),
    ),
);
