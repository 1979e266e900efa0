import { type JudgedExample, measure } from '../../../../src/knowledge/evaluation/evaluate-classifier.js';
import { renderEvaluationReport } from '../../../../src/knowledge/evaluation/evaluation-report.js';
import { createClassifierManifest } from './manifest-sample.js';

const hostile = '<script>alert(1)</script>" onload="x';
const judged = [
  {
    example: { text: hostile, label: hostile },
    prediction: {
      businessCase: 'other',
      outOfScope: false,
      confidence: 0.8,
      tier: 'preselect' as const,
      alternatives: [{ businessCase: 'other', confidence: 0.8 }],
      secondary: [],
      modelId: 'm',
    },
  },
];

describe('renderEvaluationReport', () => {
  const html = renderEvaluationReport({
    evaluation: measure(judged),
    judged,
    manifest: createClassifierManifest(),
    data: [hostile],
  });

  it('shows figures, both charts, the confusion and the cases', () => {
    expect(html).toContain('<td>Accuracy (in scope, forced choice)</td><td>0.000</td>');
    expect(html.match(/<svg /g)).toHaveLength(2);
    expect(html).toContain('<td>other</td><td>1</td>');
  });

  it('lets no text of a customer become markup, and loads nothing', () => {
    expect(html).not.toContain('<script');
    expect(html).not.toContain('" onload');
    expect(html).not.toMatch(/(?:src|href)=/);
  });

  it('names the files without the folders of whoever measured', () => {
    const page = renderEvaluationReport({
      evaluation: measure([]),
      judged: [],
      manifest: createClassifierManifest(),
      data: ['/home/anna/secret-project/golden.jsonl'],
    });
    expect(page).toContain('0 rows of golden.jsonl.');
    expect(page).not.toContain('anna');
  });

  it('survives an empty evaluation', () => {
    expect(
      renderEvaluationReport({
        evaluation: measure([]),
        judged: [],
        manifest: createClassifierManifest(),
        data: [],
      }),
    ).toContain('No row reached this tier.');
  });
});

describe('mistakes in the report', () => {
  const answered = (
    text: string,
    label: string | null,
    taken: string | null,
    tier: 'automate' | 'suggest' = 'suggest',
  ): JudgedExample => ({
    example: { text, label },
    prediction: {
      businessCase: taken,
      outOfScope: taken === null,
      confidence: 0.9996,
      tier,
      alternatives: [{ businessCase: taken ?? 'one', confidence: 0.5 }],
      secondary: [],
      modelId: 'm',
    },
  });
  const judged = [
    answered('what is the weather', null, 'one', 'automate'),
    answered('tell me a joke', null, 'one'),
    answered('my parcel please', 'other', null),
    answered('all is well', 'one', 'one', 'automate'),
    answered('the wrong thing', 'other', 'one'),
  ];
  const page = renderEvaluationReport({
    evaluation: measure(judged),
    judged,
    manifest: createClassifierManifest(),
    data: [],
  });
  const section = (title: string) => page.split('<h2>').find((part) => part.startsWith(title)) ?? '';

  it('counts what was out of scope and taken for a case, and the other way round', () => {
    const mixedUp = section('What is mixed up?');
    expect(mixedUp).toContain('<td>out of scope</td><td>one</td><td>2</td>');
    expect(mixedUp).toContain('<li>what is the weather</li><li>tell me a joke</li>');
    expect(mixedUp).toContain('<td>other</td><td>out of scope</td><td>1</td>');
    expect(mixedUp).toContain('<li>my parcel please</li>');
  });

  it('lists what would have been answered wrongly without a person', () => {
    const automated = section('What was wrong at tier automate?');
    expect(automated).toContain('1 of 2 rows.');
    expect(automated).toContain('<td>out of scope</td><td>one</td><td>0.999</td>');
    expect(automated).toContain('<li>what is the weather</li>');
    expect(automated).not.toContain('all is well');
  });

  it('shows messages of each case that were taken for something else', () => {
    expect(section('Business cases')).toContain(
      '<li>out of scope: my parcel please</li><li>one: the wrong thing</li>',
    );
  });
});
