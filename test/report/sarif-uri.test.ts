import { expect, test } from 'vitest';
import { artifactOf, fileUri, folderUri } from '../../src/report/sarif-uri.ts';

test.each([
  ['/home/ada/a b', 'file:///home/ada/a%20b'],
  ['/srv/100%/ö', 'file:///srv/100%25/%C3%B6'],
  ['C:/Users/ada/.ssh/config', 'file:///C:/Users/ada/.ssh/config'],
  ['//server/share/x', 'file://server/share/x'],
  ['/not-utf-8/\udcff', 'file:///not-utf-8/%FF'],
])('%s is %s', (path, uri) => {
  expect(fileUri(path)).toBe(uri);
  expect(new URL(uri).protocol).toBe('file:');
});

test('a folder ends with a slash, once', () => {
  expect(folderUri('/')).toBe('file:///');
  expect(folderUri('/srv')).toBe('file:///srv/');
});

test('what lies below the base is relative to it', () => {
  expect(artifactOf('ssh/a:b')).toEqual({ uri: 'ssh/a%3Ab', uriBaseId: '%SRCROOT%' });
  expect(artifactOf('/etc/ssh/ssh_config')).toEqual({ uri: 'file:///etc/ssh/ssh_config' });
  expect(artifactOf('D:/x')).toEqual({ uri: 'file:///D:/x' });
});
