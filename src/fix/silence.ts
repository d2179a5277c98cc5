/**
 * Keywords that a client may skip without connecting another way, to another host, with another key or with other
 * algorithms. No other is ever silenced by a safe fix.
 */
const SKIPPABLE: ReadonlySet<string> = new Set([
  'addkeystoagent',
  'channeltimeout',
  'enableescapecommandline',
  'fingerprinthash',
  'logverbose',
  'obscurekeystroketiming',
  'setenv',
  'syslogfacility',
  'updatehostkeys',
  'usekeychain',
  'versionaddendum',
  'warnweakcrypto',
]);

/** By its name in lower case. */
export const maySkip = (keyword: string): boolean => SKIPPABLE.has(keyword);
