/**
 * Places in a report's text. The server counts code points, the browser's strings UTF-16 units: the two differ behind
 * every emoji. A report's text is measured once; nothing else in the client converts.
 */
export class CodePoints {
  /** Code-point offsets of the characters that take two units, ascending. */
  private readonly wide: readonly number[];
  /** Length of the text in code points. */
  readonly length: number;

  constructor(readonly text: string) {
    const wide: number[] = [];
    for (let unit = 0, point = 0; unit < text.length; unit++, point++) {
      const code = text.charCodeAt(unit);
      if (code >= 0xd800 && code < 0xdc00 && isLow(text.charCodeAt(unit + 1))) {
        wide.push(point);
        unit++;
      }
    }
    this.wide = wide;
    this.length = text.length - wide.length;
  }

  /** The UTF-16 offset of a code-point offset; one outside the text is moved to its nearer end. */
  unit(point: number): number {
    const inside = Math.min(Math.max(point, 0), this.length);
    return inside + this.wideBefore(inside);
  }

  /** The code-point offset of a UTF-16 offset; one inside a character goes to its start. */
  point(unit: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.unit(middle) <= unit) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The words between two code-point offsets. */
  slice(start: number, end: number): string {
    return this.text.slice(this.unit(start), this.unit(end));
  }

  private wideBefore(point: number): number {
    let low = 0;
    let high = this.wide.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.wide[middle] as number) < point) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}
