// Paths of files, programs, sockets and directories, one or a list.
import { messages } from '../../messages';
import { code } from '../markdown';
import { named, type ValueModule, type ValuePlace } from './valueModule';

const text = messages.hover.paths;
/** Read by programs that run in the queue directory. */
const BELOW_QUEUE = /_tls_|_tlsrpt_|^tlsproxy_|_socket/;

export const files: ValueModule = { takes: 'file', describe: (word, place) => named(word, describeFile(word, place)) };

export const directories: ValueModule = {
  takes: 'directory',
  describe: (word, { parameter: { name } }) => {
    if (word === 'no') return named(word, text.notInstalled);
    if (!word.startsWith('/')) return undefined;
    return named(word, name === 'mail_spool_directory' ? text.spool(word.endsWith('/')) : text.directory);
  },
};

function describeFile(word: string, { parameter: { name }, analysis, service }: ValuePlace): string | undefined {
  if (name === 'home_mailbox') return text.homeMailbox(word.endsWith('/'));
  if (name === 'bounce_template_file') return text.bounceTemplates;
  const [, kind] = /^(dev|egd|prngd):/.exec(word) ?? [];
  if (name === 'tls_random_source') return text.randomSource[kind ?? 'file'];
  if (word.startsWith('/')) return text.file;
  if (name === 'openssl_path') return text.searched;
  if (!BELOW_QUEUE.test(name) || !word.includes('/')) return undefined;
  return text.belowQueue(code(analysis.configuration.effective('queue_directory', service).value));
}
