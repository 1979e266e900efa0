import { markEntities } from '../logic/mark-entities.js';
import { useConsole } from '../shared/console-context.js';
import { copyText } from '../shared/copy-text.js';
import { entityName } from '../words/entity-name.js';
import { entityGroup } from './entity-group.js';

interface MarkedEntity {
  readonly type: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/**
 * A customer's text with its facts marked in place. The text is only ever text: nothing in it becomes markup, and a
 * web address does not become a link.
 */
export function MarkedText(props: {
  readonly text: string;
  readonly entities: readonly MarkedEntity[];
  readonly messageId: string;
  readonly lang: string;
}) {
  const { words, tell } = useConsole();
  const copy = ({ value }: MarkedEntity) => {
    void copyText(value).then(() => tell(words.ticket.copied(value)));
  };
  return (
    // what is inside has no text but the message's, so that offsets of a selection are offsets of the message
    <div
      class="message-text"
      data-message-id={props.messageId}
      lang={props.lang === 'und' ? undefined : props.lang}
    >
      {markEntities(props.text, props.entities).map(({ text, start, entity }) =>
        entity === null ? (
          text
        ) : (
          // biome-ignore lint/a11y/useSemanticElements: a button cannot break over two lines
          <span
            key={start}
            role="button"
            tabIndex={0}
            class={`fact ${entityGroup(entity.type)}`}
            data-tip={`${entityName(words, entity.type)}: ${entity.value}`}
            aria-label={words.ticket.copyFact(entityName(words, entity.type), entity.value)}
            onClick={() => {
              if (getSelection()?.isCollapsed !== false) copy(entity);
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== ' ') return;
              event.preventDefault();
              copy(entity);
            }}
          >
            {text}
          </span>
        ),
      )}
    </div>
  );
}
