import { useState } from 'preact/hooks';
import { useConsole } from '../shared/console-context.js';
import { Dialog } from '../shared/dialog.js';
import { keepSetting } from '../shared/setting.js';
import { shortcutsOn } from '../shared/use-shortcuts.js';

/** All single keys, and the switch that turns them off. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { shortcuts } = useConsole().words;
  const [on, setOn] = useState(shortcutsOn);
  const list: readonly (readonly [string, string])[] = [
    ['A', shortcuts.accept],
    ['R', shortcuts.reject],
    ['J', shortcuts.next],
    ['P', shortcuts.previous],
    ['C', shortcuts.confirm],
    ['K', shortcuts.correct],
    ['1 – 4', shortcuts.alternative],
    ['F', shortcuts.facts],
    ['N', shortcuts.answer],
    ['Ctrl ⏎', shortcuts.send],
    ['E', shortcuts.complete],
    ['W', shortcuts.wrapUp],
    ['H', shortcuts.hold],
    ['T', shortcuts.transfer],
    ['V', shortcuts.presence],
    ['?', shortcuts.help],
  ];
  return (
    <Dialog title={shortcuts.title} closeLabel={shortcuts.close} onClose={onClose}>
      <dl class="keys">
        {list.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label class="check">
        <input
          type="checkbox"
          checked={on}
          onChange={() => {
            keepSetting('shortcuts', on ? 'off' : 'on');
            setOn(!on);
          }}
        />
        {shortcuts.on}
      </label>
    </Dialog>
  );
}
