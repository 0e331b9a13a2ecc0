/** Frames that scroll sideways where the page is narrow. */

/**
 * An attachment that scrolls a frame so that a share of its content (from the inline start) is in view: a phone begins
 * with the day one looks from, not with the oldest year. `where` is read once, when the frame is there.
 */
export function showDay(where: () => number, rtl: boolean): (frame: HTMLElement) => void {
  return (frame) => {
    const hidden = frame.scrollWidth - frame.clientWidth;
    if (hidden <= 0) return;
    const wanted = where() * frame.scrollWidth - frame.clientWidth * 0.75;
    frame.scrollLeft = Math.min(hidden, Math.max(0, wanted)) * (rtl ? -1 : 1);
  };
}
