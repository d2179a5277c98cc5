export type { FileSystem, Ports } from './ports.ts';
