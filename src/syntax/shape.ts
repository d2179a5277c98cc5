import type { Argument, Directive, Shape, Span } from './document.ts';

const moved = (span: Span, by: number): Span => ({ start: span.start + by, end: span.end + by });

interface Placed {
  readonly shape: Shape;
  readonly start: number;
}

/** Offsets are counted when they are asked for: most lines of a long file are never looked at closely. */
const fromShape = {
  get kind() {
    return 'directive' as const;
  },
  get name(): string {
    return this.shape.name;
  },
  get problem() {
    return this.shape.problem;
  },
  get keyword(): Argument {
    const { value, start, end } = this.shape.keyword;
    return { value, start: start + this.start, end: end + this.start };
  },
  get args(): readonly Argument[] {
    const by = this.start;
    return this.shape.args.map(({ value, start, end }) => ({ value, start: start + by, end: end + by }));
  },
  get rest(): Span {
    return moved(this.shape.rest, this.start);
  },
  get comment(): Span | undefined {
    return this.shape.comment && moved(this.shape.comment, this.start);
  },
} satisfies Omit<Directive, 'shape' | 'start' | 'end' | 'lineNumber'> & ThisType<Placed>;

/** The directive that a shape is at a place of the file. */
export function placed(shape: Shape, { start, end }: Span, lineNumber: number): Directive {
  const directive = Object.create(fromShape);
  directive.shape = shape;
  directive.start = start;
  directive.end = end;
  directive.lineNumber = lineNumber;
  return directive;
}
