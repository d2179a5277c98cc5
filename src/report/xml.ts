import { visible } from './text.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
type Attributes = Readonly<Record<string, string | number>>;

/** Text as XML may hold it: what no escape of XML can say is shown as an escape of ours. https://www.w3.org/TR/xml/#charsets */
export function xmlText(text: string): string {
  const lines = text.split('\n').map((line) => visible(line).replaceAll(/[\ufffe\uffff]/g, unit));
  return lines.join('\n').replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
}

function unit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16)}`;
}

/** An element; `inside` is XML. */
export function element(name: string, attributes: Attributes, inside = ''): string {
  const words = Object.entries(attributes).map(([key, value]) => ` ${key}="${attribute(String(value))}"`);
  return inside === '' ? `<${name}${words.join('')}/>\n` : `<${name}${words.join('')}>${inside}</${name}>\n`;
}

/** A line end in an attribute would be read as a space. */
function attribute(value: string): string {
  return xmlText(value).replaceAll('\n', '&#10;');
}

export function xmlDocument(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}`;
}
