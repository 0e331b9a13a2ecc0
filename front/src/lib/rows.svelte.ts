import { bindKeys } from "./keyboard.svelte";
import { rowMessages } from "../messages/rows";

/** j and k move the focus among what carries `data-row` in the page; Enter opens it, as it is a button or link. */
export function bindRows(): void {
  const move = (by: number) => {
    const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")].filter((row) => row.offsetParent !== null);
    const at = rows.indexOf(document.activeElement as HTMLElement);
    const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  bindKeys([
    { keys: "j", what: rowMessages.next, run: () => move(1) },
    { keys: "k", what: rowMessages.previous, run: () => move(-1) },
  ]);
}
