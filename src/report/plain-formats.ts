import { checkstyle } from './checkstyle.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { junit } from './junit.ts';
import { unix } from './unix.ts';

/** Formats that need nothing but the report. */
export const plainFormats = { checkstyle, github, gitlab, junit, unix } as const;
