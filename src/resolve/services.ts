import type { FileSystem } from '../ports.ts';
import { textOf } from '../syntax/source.ts';

function portsIn(text: string): ReadonlyMap<string, number> {
  const ports = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [name, entry, ...aliases] = (line.split('#')[0] ?? '').trim().split(/\s+/);
    const match = /^([0-9]+)\/tcp$/.exec(entry ?? '');
    if (!match) continue;
    for (const word of [name ?? '', ...aliases]) if (!ports.has(word)) ports.set(word, Number(match[1]));
  }
  return ports;
}

/** getservbyname(3) for TCP, from /etc/services; the file is read when the first name is asked for. */
export function servicePorts(files: FileSystem): (name: string) => number | undefined {
  let ports: ReadonlyMap<string, number> | undefined;
  return (name) => {
    if (!ports) {
      const file = files.read('/etc/services');
      ports = 'bytes' in file ? portsIn(textOf(file.bytes)) : new Map();
    }
    return ports.get(name);
  };
}
