import { describe, expect, test } from 'vitest';
import { dump, type Given, resolution } from '../support/resolving.ts';

type Row = readonly [title: string, given: Given, ...expected: string[]];

/** Rows of what the dump says of these keywords. */
function testDump(title: string, keywords: readonly string[], rows: readonly Row[]): void {
  describe(title, () => {
    test.each(rows.map(([name, given, ...expected]) => [name, given, expected] as const))(
      '%s',
      (_, given, expected) => {
        expect(dump(given, ...keywords)).toEqual(expected);
      },
    );
  });
}

testDump(
  'the host name',
  ['hostname'],
  [
    ['is what was typed, in lower case', { args: ['HOST'] }, 'hostname host'],
    ['is HostName', { config: 'HostName Web.example\n' }, 'hostname web.example'],
    ['expands %h', { config: 'HostName %h.example\n' }, 'hostname host.example'],
    ['expands %%', { config: 'HostName a%%b\n' }, 'hostname a%b'],
    ['expands no variable', { config: 'HostName ${HOME}\n' }, 'hostname ${home}'],
    [
      'expands nothing else',
      { config: 'HostName %n\n' },
      'vdollar_percent_expand: unknown key %n',
      'percent_expand: failed',
    ],
    [
      'that cannot be expanded, up to 8.3',
      { release: '7.5', config: 'HostName %n\n' },
      'percent_expand: unknown key %n',
    ],
    ['that is an address', { args: ['127.1'] }, 'hostname 127.0.0.1'],
    ['that is an address, as written up to 7.6', { release: '7.5', args: ['127.1'] }, 'hostname 127.1'],
    ['that is an IPv6 address', { config: 'HostName 2001:DB8:0::1\n' }, 'hostname 2001:db8::1'],
    ['that is an address of the wrong family', { args: ['-6', '127.1'] }, 'hostname 127.1'],
    ['that is an IPv6 address of the wrong family', { args: ['-4', '0::1'] }, 'hostname 0::1'],
    ['that is an address of the right family', { args: ['-4', '127.1'] }, 'hostname 127.0.0.1'],
    ['that is an IPv6 address of the right family', { args: ['-6', '2001:db8:0::1'] }, 'hostname 2001:db8::1'],
    ['that is an address in hexadecimal', { args: ['0X7F.1'] }, 'hostname 127.0.0.1'],
    ['that is an IPv6 address in its usual form keeps its letters', { args: ['2001:DB8::1'] }, 'hostname 2001:DB8::1'],
    [
      'that is an address is no alias of itself',
      { config: 'CanonicalizeHostname yes\nCanonicalizePermittedCNAMEs *\n', args: ['2001:DB8::1'], release: '10.6' },
      'hostname 2001:DB8::1',
    ],
    ['that only looks like an address', { args: ['1.2.3.4.5'] }, 'hostname 1.2.3.4.5'],
  ],
);

const names = {
  'host.example.com': 'host.example.com',
  'host.example.org': 'real.example.net',
  plain: 'plain.example.com',
  'dotted.': 'dotted',
  'a.b.example.com': 'a.b.example.com',
  'host.none': 'host.none',
};
const yes = 'CanonicalizeHostname yes\nCanonicalDomains example.com example.org\n';

testDump(
  'a canonical name',
  ['hostname'],
  [
    ['is found in the first domain', { config: yes, names }, 'hostname host.example.com'],
    [
      'is found in the second domain',
      { config: 'CanonicalizeHostname yes\nCanonicalDomains nowhere.test example.org\n', names },
      'hostname host.example.org',
    ],
    ['is not looked for when nobody asks', { config: 'CanonicalDomains example.com\n', names }, 'hostname host'],
    ['is not found', { config: yes, args: ['nobody'], names }, 'hostname nobody'],
    [
      'is not found, and that is fatal',
      { config: `${yes}CanonicalizeFallbackLocal no\n`, args: ['nobody'], names },
      'ssh: Could not resolve host "nobody"',
    ],
    ['with too many dots is left', { config: yes, args: ['a.b.c'], names }, 'hostname a.b.c'],
    [
      'with as many dots as allowed',
      { config: `${yes}CanonicalizeMaxDots 3\n`, args: ['a.b'], names },
      'hostname a.b.example.com',
    ],
    [
      'with a dot at the end is not completed',
      { config: yes, args: ['host.example.com.'], names },
      'hostname host.example.com',
    ],
    ['of an address is the address', { config: yes, args: ['127.1'], names }, 'hostname 127.0.0.1'],
    ['in no domain', { config: 'CanonicalizeHostname yes\nCanonicalDomains none\n', names }, 'hostname host'],
    [
      'in a domain called none, up to 8.6',
      { release: '8.4', config: 'CanonicalizeHostname yes\nCanonicalDomains nowhere.test none\n', names },
      'hostname host.none',
    ],
    [
      'in a domain behind none',
      { config: 'CanonicalizeHostname yes\nCanonicalDomains nowhere.test none. example.com\n', names },
      'hostname host',
    ],
    [
      'in a domain before none',
      { config: 'CanonicalizeHostname yes\nCanonicalDomains example.com none. example.org\n', names },
      'hostname host.example.com',
    ],
    ['behind a proxy is left', { config: `${yes}ProxyCommand x\n`, names }, 'hostname host'],
    ['behind a jump is left', { config: `${yes}ProxyJump j\n`, names }, 'hostname host'],
    [
      'behind a proxy is looked for with always',
      { config: `${yes.replace('yes', 'always')}ProxyCommand x\n`, names },
      'hostname host.example.com',
    ],
    [
      'behind ProxyCommand none is looked for',
      { config: `${yes}ProxyCommand none\n`, names },
      'hostname host.example.com',
    ],
    ['behind ProxyJump none is left up to 9.2', { config: `${yes}ProxyJump none\n`, names }, 'hostname host'],
    [
      'behind ProxyJump none is looked for from 9.3',
      { release: '10.6', config: `${yes}ProxyJump none\n`, names },
      'hostname host.example.com',
    ],
    ['behind a jump is left from 9.3', { release: '10.6', config: `${yes}ProxyJump j\n`, names }, 'hostname host'],
  ],
);

const cnames = 'CanonicalizePermittedCNAMEs *.example.org:*.example.net\n';
const org = 'CanonicalizeHostname yes\nCanonicalDomains example.org\n';

testDump(
  'an alias',
  ['hostname'],
  [
    ['is followed where a rule permits it', { config: org + cnames, names }, 'hostname real.example.net'],
    ['is not followed without a rule', { config: org, names }, 'hostname host.example.org'],
    [
      'is not followed into another domain',
      { config: `${org}CanonicalizePermittedCNAMEs *.example.org:*.example.com\n`, names },
      'hostname host.example.org',
    ],
    [
      'is not followed from another domain',
      { config: `${org}CanonicalizePermittedCNAMEs *.example.com:*\n`, names },
      'hostname host.example.org',
    ],
    [
      'is followed anywhere with *',
      { config: `${org}CanonicalizePermittedCNAMEs *\n`, names },
      'hostname real.example.net',
    ],
    [
      'is followed by a later rule',
      { config: `${org}CanonicalizePermittedCNAMEs a:b *.org:*.net\n`, names },
      'hostname real.example.net',
    ],
    [
      'is not followed behind a negation',
      { config: `${org}CanonicalizePermittedCNAMEs *.org,!host.*:*.net\n`, names },
      'hostname host.example.org',
    ],
    [
      'of a bare name is asked for where there are rules',
      { config: cnames, args: ['nobody'], names },
      'ssh: Could not resolve hostname nobody: Name or service not known',
    ],
    [
      'of a name with too many dots',
      { config: `${org}${cnames}CanonicalizeMaxDots 0\n`, args: ['no.body'], names },
      'ssh: Could not resolve hostname no.body: Name or service not known',
    ],
    ['of a bare name that exists', { config: cnames, args: ['plain'], names }, 'hostname plain'],
    [
      'of a name that is in no domain',
      { config: org + cnames, args: ['nobody'], names },
      'ssh: Could not resolve hostname nobody: Name or service not known',
    ],
    [
      'of a bare name is not asked for where there is no rule but none',
      { config: 'CanonicalizePermittedCNAMEs None\n', args: ['nobody'], names },
      'hostname nobody',
    ],
    [
      'of a bare name is not asked for behind a proxy',
      { config: `${cnames}ProxyCommand x\n`, args: ['nobody'], names },
      'hostname nobody',
    ],
    ...['ProxyCommand x\n', 'ProxyJump j\n'].flatMap((proxy): readonly Row[] => [
      [
        `of a bare name is not followed behind ${proxy}`,
        { config: org + cnames + proxy, args: ['host.example.org'], names },
        'hostname host.example.org',
      ],
      [
        `of a bare name is followed with always, behind ${proxy}`,
        { config: org.replace('yes', 'always') + cnames + proxy, args: ['host.example.org'], names },
        'hostname real.example.net',
      ],
      [
        `of a name that nobody knows is left with always, behind ${proxy}`,
        { config: org.replace('yes', 'always') + cnames + proxy, args: ['nobody'], names },
        'hostname nobody',
      ],
    ]),
    [
      'of a name that nobody knows is left with always, up to 7.5 behind a command',
      { release: '7.5', config: `${org.replace('yes', 'always')}${cnames}ProxyCommand x\n`, args: ['nobody'], names },
      'hostname nobody',
    ],
    [
      'of a name that nobody knows ends ssh with always, up to 7.5 behind a jump',
      { release: '7.5', config: `${org.replace('yes', 'always')}${cnames}ProxyJump j\n`, args: ['nobody'], names },
      'ssh: Could not resolve hostname nobody: Name or service not known',
    ],
    [
      'of an address behind a proxy is left, as all of it is up to 7.6',
      { release: '7.5', config: `${org}${cnames}ProxyCommand x\n`, args: ['127.1'], names },
      'hostname 127.1',
    ],
  ],
);

test.each([
  ['VERBOSE', ['Canonicalized DNS aliased hostname "host.example.org" => "real.example.net"']],
  ['INFO', []],
])('an alias is told of at %s', (level, expected) => {
  const given = { config: org + cnames, args: ['-o', `LogLevel=${level}`, 'host'], names };
  expect(resolution(given).messages).toEqual(expected);
});

test('look-ups that nobody answers are assumed to fail', () => {
  const { assumptions, status } = resolution({ config: yes });
  expect(status).toBe('resolved');
  expect(assumptions).toEqual([
    {
      kind: 'lookup-failed',
      message: 'the name server does not know host.example.com.',
      place: undefined,
      matters: false,
    },
    {
      kind: 'lookup-failed',
      message: 'the name server does not know host.example.org.',
      place: undefined,
      matters: false,
    },
  ]);
});

testDump(
  'a second pass',
  ['user', 'port', 'bindaddress', 'hostname', 'sendenv'],
  [
    [
      'is made for Match final',
      { config: 'HostName web\nHost web\nUser a\nMatch final\nPort 7\n' },
      'user a',
      'hostname web',
      'port 7',
    ],
    [
      'is made for Match final in a line that is not true',
      { config: 'HostName web\nHost web\nUser a\nMatch host x final\nPort 7\n' },
      'user a',
      'hostname web',
      'port 22',
    ],
    ['is not made without', { config: 'HostName web\nHost web\nUser a\n' }, 'user ada', 'hostname web', 'port 22'],
    [
      'is made for !final up to 10.0',
      { config: 'HostName web\nHost web\nUser a\nMatch !final\nPort 7\n' },
      'user a',
      'hostname web',
      'port 7',
    ],
    [
      'is not made for !final from 10.1',
      { release: '10.3', config: 'HostName web\nHost web\nUser a\nMatch !final\nPort 7\n' },
      'user ada',
      'hostname web',
      'port 7',
    ],
    [
      'is not made for canonical',
      { config: 'HostName web\nHost web\nUser a\nMatch canonical\nPort 7\n' },
      'user ada',
      'hostname web',
      'port 22',
    ],
    [
      'is made for CanonicalizeHostname',
      { config: 'CanonicalizeHostname yes\nHostName web\nHost web\nUser a\nMatch canonical\nPort 7\n' },
      'user a',
      'hostname web',
      'port 7',
    ],
    [
      'overrides nothing',
      { config: 'User a\nMatch final\nUser b\nPort 7\n', system: 'Port 8\nBindAddress x\n' },
      'user a',
      'hostname host',
      'port 8',
      'bindaddress x',
    ],
    [
      'sends names twice',
      { config: 'SendEnv A\nMatch final\nSendEnv B\n' },
      'user ada',
      'hostname host',
      'port 22',
      'sendenv A',
      'sendenv A',
      'sendenv B',
    ],
    [
      'compares Host with the canonical name',
      { config: `${yes}Host host.example.com\nUser c\nHost host\nUser h\n`, names },
      'user h',
      'hostname host.example.com',
      'port 22',
    ],
    [
      'compares Match host with the canonical name',
      { config: `${yes}Match canonical host *.com\nPort 9\n`, names },
      'user ada',
      'hostname host.example.com',
      'port 9',
    ],
    [
      'keeps originalhost',
      { config: 'HostName web\nMatch final originalhost host\nUser a\n' },
      'user a',
      'hostname web',
      'port 22',
    ],
    [
      'takes the host name as it is, without a look for tokens',
      { config: 'HostName a%%h\nMatch final host a%h\nUser a\n' },
      'user a',
      'hostname a%h',
      'port 22',
    ],
    [
      'cannot turn canonicalisation on',
      { config: 'Match final\nCanonicalizeHostname yes\nCanonicalDomains example.com\n', names },
      'user ada',
      'hostname host',
      'port 22',
    ],
  ],
);

test('options that steer canonicalisation are settled after the first pass', () => {
  const config = 'Match final\nCanonicalizeHostname yes\nCanonicalizeMaxDots 9\nCanonicalizeFallbackLocal no\n';
  expect(dump({ config }, 'canonicalizehostname', 'canonicalizemaxdots', 'canonicalizefallbacklocal')).toEqual([
    'canonicalizefallbacklocal yes',
    'canonicalizehostname false',
    'canonicalizemaxdots 1',
  ]);
});

test('a second pass that finds a mistake ends ssh', () => {
  const config = 'Match final exec %h\nMatch final exec %Z\n';
  expect(dump({ config, commands: {} })).toEqual(['vdollar_percent_expand: unknown key %Z', 'percent_expand: failed']);
});
