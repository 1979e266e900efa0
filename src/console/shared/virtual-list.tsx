import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

const AROUND = 8;

/** A long list of which only what is in sight is built: thousands of rows scroll as smoothly as ten. */
export function VirtualList<T>(props: {
  readonly items: readonly T[];
  /** In pixels; every row has it. */
  readonly rowHeight: number;
  readonly label: string;
  readonly keyOf: (item: T) => string;
  readonly row: (item: T) => ComponentChildren;
  /** Called when the end comes into sight. */
  readonly onEnd: () => void;
}) {
  const { items, rowHeight, onEnd } = props;
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  const first = Math.max(0, Math.floor(view.top / rowHeight) - AROUND);
  const last = Math.min(items.length, Math.ceil((view.top + view.height) / rowHeight) + AROUND);
  const isAtEnd = last >= items.length && items.length > 0;
  useEffect(() => {
    if (isAtEnd) onEnd();
  }, [isAtEnd, onEnd]);
  useEffect(() => {
    const look = () => {
      const element = box.current;
      if (element !== null) setView({ top: element.scrollTop, height: element.clientHeight });
    };
    look();
    addEventListener('resize', look);
    return () => removeEventListener('resize', look);
  }, []);
  return (
    <div
      ref={box}
      class="virtual"
      onScroll={(event) =>
        setView({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })
      }
    >
      <ul style={{ height: `${items.length * rowHeight}px` }} aria-label={props.label}>
        {items.slice(first, last).map((item, index) => (
          <li
            key={props.keyOf(item)}
            style={{ top: `${(first + index) * rowHeight}px`, height: `${rowHeight}px` }}
            aria-posinset={first + index + 1}
            aria-setsize={items.length}
          >
            {props.row(item)}
          </li>
        ))}
      </ul>
    </div>
  );
}
