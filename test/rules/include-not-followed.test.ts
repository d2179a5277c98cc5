import rule from '../../rules/include-not-followed.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    { config: 'Include gone a\n', files: { a: 'Host a\n' } },
    { config: 'Include %d/a ${X}\n', target: '9.9', world: { environment: { X: '/b' } } },
    { config: 'Include %h\n', target: '9.2' },
    { config: 'Include %z ${NOWHERE}/%h ${\n', target: '9.9' },
  ],
  bad: [
    {
      config: 'Include %h.conf a\n',
      target: '9.9',
      files: { a: 'Host a\n' },
      problems: ['1:9-16 Which file this is hangs on the destination, so it was not looked into.'],
    },
    {
      config: 'Include /etc/passwd a\n',
      files: { '/etc/passwd': 'secret\n', a: 'Host a\n' },
      onlyBelow: ['/home/ada'],
      problems: ['1:9-20 This lies outside of the folder that is linted, so it was not looked into.'],
    },
    {
      config: 'Host x\n  Include ~/%h/a%n\n',
      target: ['9.2', '10.6'],
      problems: ['2:11-19 Which file this is hangs on the destination, so it was not looked into.'],
    },
  ],
});
