import { testReadings } from '../support/readings.ts';

testReadings('FingerprintHash', [
  ['7.5 8.4', 'FingerprintHash nosuch', 'fatal bad-value 16-22', 'F line 1: Invalid hash algorithm "nosuch".'],
  ['8.6 9.2 10.6', 'FingerprintHash nosuch', 'bad bad-value 16-22', 'F line 1: Invalid hash algorithm "nosuch".'],
  ['7.5 8.4 8.6 9.2 10.6', 'FingerprintHash sha256', 'fingerprinthash = SHA256'],
  ['7.5 8.4 8.6 9.2 10.6', 'FingerprintHash MD5', 'fingerprinthash = MD5'],
  ['7.5 8.4 8.6 9.2 10.6', 'FingerprintHash sha1', 'fingerprinthash = SHA1'],
  ['7.5 8.4', 'FingerprintHash', 'fatal missing-argument 15-15', 'F line 1: Missing argument.'],
  ['8.6', 'FingerprintHash', 'bad missing-argument 15-15', 'F line 1: Missing argument.'],
  ['9.2 10.6', 'FingerprintHash', 'bad missing-argument 0-15', 'F line 1: no argument after keyword "fingerprinthash"'],
]);

testReadings('LogLevel', [
  ['7.5 8.4 8.6 9.2 10.6', 'LogLevel debug1', 'loglevel = DEBUG'],
  ['7.5 8.4 9.2 10.6', 'LogLevel Quiet', 'loglevel = SILENT'],
  ['8.6', 'LogLevel Quiet', 'loglevel = QUIET'],
  ['7.5 8.4 9.2 10.6', 'LogLevel silent', 'loglevel = SILENT'],
  ['8.6', 'LogLevel silent', 'bad bad-value 9-15', "F line 1: unsupported log level 'silent'"],
  ['7.5 8.4', 'LogLevel loud', 'fatal bad-value 9-13', "F line 1: unsupported log level 'loud'"],
  ['8.6 9.2 10.6', 'LogLevel loud', 'bad bad-value 9-13', "F line 1: unsupported log level 'loud'"],
  ['7.5 8.4', 'LogLevel', 'fatal missing-argument 8-8', "F line 1: unsupported log level '<NONE>'"],
  ['8.6', 'LogLevel', 'bad missing-argument 8-8', "F line 1: unsupported log level '<NONE>'"],
  ['9.2 10.6', 'LogLevel', 'bad missing-argument 0-8', 'F line 1: no argument after keyword "loglevel"'],
  ['7.5 8.4', 'LogLevel ""', 'fatal bad-value 9-11', "F line 1: unsupported log level ''"],
  ['8.6 9.2 10.6', 'LogLevel ""', 'bad bad-value 9-11', "F line 1: unsupported log level ''"],
]);

testReadings('SyslogFacility', [
  ['8.4 8.6 9.2 10.6', 'SyslogFacility AUTH', 'syslogfacility = AUTH (always)'],
  ['8.4 8.6 9.2 10.6', 'SyslogFacility user', 'syslogfacility = USER (always)'],
  ['8.4', 'SyslogFacility x', 'fatal bad-value 15-16', "F line 1: unsupported log facility 'x'"],
  ['8.6 9.2 10.6', 'SyslogFacility x', 'bad bad-value 15-16', "F line 1: unsupported log facility 'x'"],
  ['8.4', 'SyslogFacility', 'fatal missing-argument 14-14', "F line 1: unsupported log facility '<NONE>'"],
  ['8.6', 'SyslogFacility', 'bad missing-argument 14-14', "F line 1: unsupported log facility '<NONE>'"],
  ['9.2 10.6', 'SyslogFacility', 'bad missing-argument 0-14', 'F line 1: no argument after keyword "syslogfacility"'],
  ['8.4', 'SyslogFacility ""', 'fatal bad-value 15-17', "F line 1: unsupported log facility ''"],
  ['8.6 9.2 10.6', 'SyslogFacility ""', 'bad bad-value 15-17', "F line 1: unsupported log facility ''"],
]);

testReadings('RefuseConnection', [
  ['10.6', 'RefuseConnection no way', 'fatal bad-value 17-19 where it applies', 'F line 1: RefuseConnection: no'],
  ['10.6', 'RefuseConnection "no way"', 'fatal bad-value 17-25 where it applies', 'F line 1: RefuseConnection: no way'],
  ['10.6', 'RefuseConnection', 'bad missing-argument 0-16', 'F line 1: no argument after keyword "refuseconnection"'],
]);

testReadings('VersionAddendum', [
  ['10.6', 'VersionAddendum a  b # c', 'versionaddendum = a  b # c'],
  ['10.6', 'VersionAddendum None', 'versionaddendum = '],
  ['10.6', 'VersionAddendum', 'bad missing-argument 0-15', 'F line 1: no argument after keyword "versionaddendum"'],
  ['10.6', 'VersionAddendum "x"', 'versionaddendum = "x"'],
  ['10.0 10.3 10.6', 'VersionAddendum x\ry', 'fatal bad-value 16-19', 'F line 1: Invalid versionaddendum argument'],
]);
