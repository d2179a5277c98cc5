import { testReadings } from '../support/readings.ts';

testReadings('LogVerbose', [
  ['8.5 8.6', 'LogVerbose a b', 'logverbose = a | b'],
  ['9.2 10.6', 'LogVerbose a b', 'logverbose = a'],
  ['8.5 8.6 9.2 10.6', 'LogVerbose none', 'logverbose = none'],
  ['8.5 8.6', 'LogVerbose a none', 'logverbose = a | none'],
  [
    '9.2 10.6',
    'LogVerbose a none',
    'logverbose = a',
    'bad none-not-alone 13-17',
    'F line 1: keyword logverbose "none" argument must appear alone.',
  ],
  ['8.5 8.6', 'LogVerbose'],
  ['9.2 10.6', 'LogVerbose', 'bad missing-argument 0-10', 'F line 1: no argument after keyword "logverbose"'],
  ['8.5 8.6 9.2 10.6', 'LogVerbose # x'],
  ['8.5 8.6', 'LogVerbose ""'],
  ['9.2 10.6', 'LogVerbose ""', 'bad empty-argument 11-13', 'F line 1: keyword logverbose empty argument'],
]);

testReadings('ChannelTimeout', [
  ['9.6 10.6', 'ChannelTimeout session=1h agent=10', 'channeltimeout = session=1h | agent=10'],
  ['9.6 10.6', 'ChannelTimeout session', 'fatal bad-time 15-22', 'F line 1: invalid channel timeout session'],
  ['9.6 10.6', 'ChannelTimeout session=x', 'fatal bad-time 15-24', 'F line 1: invalid channel timeout session=x'],
  ['9.6 10.6', 'ChannelTimeout =1', 'fatal bad-time 16-17', 'F line 1: invalid channel timeout 1'],
  ['9.6 10.6', 'ChannelTimeout none', 'channeltimeout = none'],
  [
    '9.6 10.6',
    'ChannelTimeout none a=1',
    'bad none-not-alone 15-19',
    'F line 1: keyword channeltimeout "none" argument must appear alone.',
  ],
  [
    '9.6 10.6',
    'ChannelTimeout a=1 none',
    'channeltimeout = a=1',
    'bad none-not-alone 19-23',
    'F line 1: keyword channeltimeout "none" argument must appear alone.',
  ],
  ['9.6 10.6', 'ChannelTimeout # x', 'fatal missing-argument 15-18', 'F line 1: no channeltimeout specified'],
  ['9.6 10.6', 'ChannelTimeout ""', 'fatal bad-time 15-17', 'F line 1: invalid channel timeout '],
  [
    '9.6 10.6',
    'ChannelTimeout a=1 b=x',
    'channeltimeout = a=1',
    'fatal bad-time 19-22',
    'F line 1: invalid channel timeout b=x',
  ],
]);
