/** Rules whose errors say that a connection fails or leads astray; ssh reads the file. */
export const aboutConnections: readonly string[] = [
  'host-hostname-port',
  'host-hostname-url',
  'host-invalid-username',
  'mux-path-no-tokens',
  'mux-path-too-long',
  'mux-shared-between-accounts',
  'mux-windows-unsupported',
  'net-address-family-literal',
  'net-ssh-github-port22',
  'proxy-jump-loop',
  'proxy-wildcard-includes-bastion',
  'syntax-percent-token',
  'syntax-smart-quotes',
];
