import { testReadings } from '../support/readings.ts';

testReadings('Protocol', [
  ['7.5', 'Protocol 2', 'protocol = 2'],
  ['7.6', 'Protocol 2'],
  ['7.5', 'Protocol 2,1', 'protocol = 2,1'],
  ['7.6', 'Protocol 2,1'],
  ['7.5', 'Protocol 1,2,1', 'protocol = UNKNOWN,1,2'],
  ['7.6', 'Protocol 1,2,1'],
  ['7.5', 'Protocol 3', 'fatal bad-value 9-10', "ignoring bad proto spec: '3'.", "F line 1: Bad protocol spec '3'."],
  ['7.6', 'Protocol 3'],
  ['7.5', 'Protocol 2,x', 'protocol = 2', 'note bad-value 9-12', "ignoring bad proto spec: 'x'."],
  ['7.6', 'Protocol 2,x'],
  ['7.5', 'Protocol 2#c', 'protocol = 2'],
  ['7.5', 'Protocol 02,1x', 'protocol = 2,1'],
  ['7.5', 'Protocol 22', 'fatal bad-value 9-11', "ignoring bad proto spec: '22'.", "F line 1: Bad protocol spec '22'."],
  ['7.5', 'Protocol 2,,1', 'protocol = 2'],
  ['7.5', 'Protocol ,2', 'fatal bad-value 9-11', "F line 1: Bad protocol spec ',2'."],
  ['7.5', 'Protocol ,', 'fatal bad-value 9-10', "F line 1: Bad protocol spec ','."],
  ['7.6', 'Protocol ,'],
  ['7.5', 'Protocol', 'fatal missing-argument 8-8', 'F line 1: Missing argument.'],
  ['7.6', 'Protocol'],
]);

testReadings('Cipher', [
  ['7.5', 'Cipher 3des', 'cipher = 3des'],
  ['7.6', 'Cipher 3des'],
  ['7.5', 'Cipher nosuch', 'fatal bad-value 7-13', "F line 1: Bad cipher 'nosuch'."],
  ['7.6', 'Cipher nosuch'],
  ['7.5', 'Cipher', 'fatal missing-argument 6-6', 'F line 1: Missing argument.'],
  ['7.6', 'Cipher'],
]);
