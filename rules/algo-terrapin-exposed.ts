import {
  type Block,
  type Client,
  defineRule,
  listed,
  locate,
  offerOf,
  quoted,
  reachOf,
  type Step,
  valueOfStep,
} from '../src/rule.ts';

/** Where a vendor mends old releases under the same number, only Debian’s revisions are known. */
const isExposed = (client: Client): boolean =>
  !client.does('strict-kex') && (client.vendor === 'upstream' || client.vendor === 'debian');

const isChaCha = (name: string): boolean => name.startsWith('chacha20-poly1305');
const isCbc = (name: string): boolean => /-cbc(?:@|$)/.test(name);

/** The ciphers of a list with which packets can be taken out unnoticed; CBC only together with a MAC of the -etm kind. */
function exposed(ciphers: string, macs: readonly Step[], client: Client): readonly string[] {
  const lists = macs.length === 0 ? [''] : macs.map(valueOfStep);
  const hasEtm = lists.some((value) => offerOf('macs', value, client).all.some((name) => name.includes('-etm@')));
  return offerOf('ciphers', ciphers, client).all.filter((name) => isChaCha(name) || (hasEtm && isCbc(name)));
}

const message = (names: readonly string[], rest: string): string =>
  `${listed(names, 3)} can be attacked here (Terrapin): this client has no strict key exchange${rest}.`;

/** What takes the exposed ciphers away, in the order of preference; clients before 7.5 know none of them. */
const CURES = ['-chacha20-poly1305@openssh.com', '-chacha20-poly1305@openssh.com,*-cbc'];

/** To a client that does not know the sign, the list begins with a cipher that there is not. */
function cures(ciphers: string, macs: readonly Step[], client: Client): boolean {
  const [first = '-'] = offerOf('ciphers', ciphers, client).all;
  return !first.startsWith('-') && exposed(ciphers, macs, client).length === 0;
}

const isForAll = (block: Block): boolean => reachOf(block) === 'all';

export default defineRule({
  id: 'algo-terrapin-exposed',
  description: 'a client without strict key exchange offers what the Terrapin attack needs',
  category: 'security',
  severity: 'info',
  preset: 'strict',
  since: '0.1.0',
  sources: ['https://terrapin-attack.com/', 'https://www.openssh.com/txt/release-9.6'],
  clients: 'before 9.6',
  keywords: ['ciphers'],
  check: {
    *setting({ value, at }, { client, analysis }) {
      if (!isExposed(client)) return;
      const names = exposed(value, analysis.setters('macs'), client);
      if (names.length > 0) yield { at, message: message(names, '') };
    },
    *document(document, { client, config, analysis }) {
      if (document !== config.files[0]?.document || !isExposed(client) || analysis.isPartial()) return;
      const macs = analysis.setters('macs');
      const isSaid = (line: Step): boolean =>
        isForAll(line.block) || exposed(valueOfStep(line), macs, client).length > 0;
      if (analysis.setters('ciphers').some(isSaid)) return;
      const names = exposed('', macs, client);
      const own = config.blocks.filter((block) => block.document === document && block.header !== undefined);
      const place = (own.find(isForAll) ?? own[0])?.header;
      if (place === undefined) return;
      const cure = CURES.find((value) => cures(value, macs, client));
      const instead = cure === undefined ? '' : `, or write ${quoted(`Ciphers ${cure}`)} for all hosts`;
      yield {
        at: locate({ document }, place.args[0] ?? place.keyword),
        message: message(names, ` and no ${quoted('Ciphers')} for all hosts; update the client${instead}`),
      };
    },
  },
});
