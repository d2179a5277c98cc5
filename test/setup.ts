import fc from 'fast-check';

/** The normal run looks at the same examples each time, so that it says something about a change; a deep run looks further. */
if (process.env.SSH_LINT_DEEP !== '1') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_123 });
