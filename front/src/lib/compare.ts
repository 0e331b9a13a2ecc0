/** A word of one of two texts; `alone`: the other has no such word at this place. */
export interface Word {
  text: string;
  alone: boolean;
}

const bare = (word: string) => word.replace(/[\p{M}\p{P}\u0640]/gu, "").replace(/[أإآ]/g, "ا").replace(/ى/g, "ي");

/** Two texts word by word: which words stand in one alone (longest common run of words, in order). */
export function compareWords(a: string, b: string): [Word[], Word[]] {
  const left = a.split(/(?<=\s)/);
  const right = b.split(/(?<=\s)/);
  const x = left.map((w) => bare(w.trim()));
  const y = right.map((w) => bare(w.trim()));
  // lengths[i][j]: the longest common run of x[i..] and y[j..]
  const lengths = Array.from({ length: x.length + 1 }, () => new Uint16Array(y.length + 1));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = x.length - 1; i >= 0; i--) {
    for (let j = y.length - 1; j >= 0; j--) (lengths[i] as Uint16Array)[j] = x[i] === y[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const first: Word[] = left.map((text) => ({ text, alone: true }));
  const second: Word[] = right.map((text) => ({ text, alone: true }));
  for (let i = 0, j = 0; i < x.length && j < y.length; ) {
    if (x[i] === y[j]) {
      (first[i++] as Word).alone = false;
      (second[j++] as Word).alone = false;
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return [first, second];
}
