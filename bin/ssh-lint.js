#!/usr/bin/env node
import module from 'node:module';

module.enableCompileCache?.(); // Node 22 and later
const { run } = await import('../dist/main.js');
await run();
