/** How the names of rules begin whose errors say that a connection fails or leads astray; ssh reads the file. */
const beginnings = [
  'algo-hostkey-pin-vs-known-hosts',
  'algo-key-not-listed',
  'algo-list-empty',
  'algo-no-common-',
  'algo-rsa-sha1-',
  'auth-service-user',
  'cert-',
  'host-hostname-port',
  'host-hostname-url',
  'host-invalid-username',
  'hostkey-revoked-list-unreadable',
  'hostkey-stale-known-service',
  'key-',
  'mux-path-no-tokens',
  'mux-path-too-long',
  'mux-shared-between-accounts',
  'mux-windows-unsupported',
  'net-address-family-literal',
  'net-ssh-github-port22',
  'policy-service-key-type',
  'proxy-jump-loop',
  'proxy-wildcard-includes-bastion',
  'syntax-percent-token',
  'syntax-smart-quotes',
];

export const isAboutConnections = (rule: string): boolean => beginnings.some((start) => rule.startsWith(start));
