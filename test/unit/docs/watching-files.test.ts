// There is no container engine in the tests: what can be known of these files without one is checked here.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { load } from 'js-yaml';
import { createPrometheusMetrics } from '../../../src/adapters/prometheus/create-metrics.js';
import { METRIC_DEFINITIONS } from '../../../src/adapters/prometheus/metric-definitions.js';
import { SETTINGS } from '../../../src/app/configuration.js';
import { OPERATIONS } from '../../../src/http/openapi/operations.js';

const read = (path: string) => readFileSync(resolve(path), 'utf8');
const yaml = (path: string) => load(read(path)) as Record<string, unknown>;

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: { readonly summary: string };
}
const { groups } = yaml('deploy/prometheus-alerts.yaml') as {
  groups: readonly { readonly rules: readonly Rule[] }[];
};
const rules = groups.flatMap((group) => group.rules);

interface Panel {
  readonly id: number;
  readonly title: string;
  readonly type: string;
  readonly targets?: readonly { readonly expr: string; readonly legendFormat: string }[];
}
const dashboard = JSON.parse(read('docker/grafana/dashboards/weiche.json')) as {
  readonly panels: readonly Panel[];
};
const panels = dashboard.panels.filter(({ type }) => type !== 'row');

/** Series that the metrics have: a histogram has three. */
async function seriesNames(): Promise<ReadonlySet<string>> {
  const defaults = (await createPrometheusMetrics().render()).match(/^# TYPE (weiche_process\w+)/gm) ?? [];
  return new Set([
    ...defaults.map((line) => line.slice('# TYPE '.length)),
    ...Object.entries(METRIC_DEFINITIONS).flatMap(([name, { type }]) =>
      type === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => name + end) : [name],
    ),
  ]);
}

const namesIn = (expression: string): readonly string[] => expression.match(/\bweiche_\w+/g) ?? [];
/** Labels by which an expression selects or groups, with the values that it compares with. */
function labelsIn(expression: string): readonly { readonly metric: string; readonly label: string }[] {
  return [...expression.matchAll(/\b(weiche_\w+)\{([^}]*)\}/g)].flatMap(([, metric = '', selectors = '']) =>
    [...selectors.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label = '']) => ({ metric, label })),
  );
}

const expressions = [
  ...rules.map(({ alert, expr }) => [alert, expr] as const),
  ...panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => [title, expr] as const)),
];

describe('alerts and dashboard', () => {
  it.each(expressions)('%s asks for metrics and labels that there are', async (_, expression) => {
    const known = await seriesNames();
    const names = namesIn(expression);
    for (const name of names) expect(known).toContain(name);
    for (const { metric, label } of labelsIn(expression)) {
      const name = metric.replace(/_(bucket|sum|count)$/, '');
      const labels: readonly string[] = METRIC_DEFINITIONS[name as keyof typeof METRIC_DEFINITIONS].labels;
      expect(labels).toContain(label);
    }
    for (const [open, close] of ['()', '{}', '[]'])
      expect(expression.split(open ?? '').length).toBe(expression.split(close ?? '').length);
  });

  it('show every metric of Weiche somewhere', () => {
    const shown = expressions.map(([, expression]) => expression).join(' ');
    for (const name of Object.keys(METRIC_DEFINITIONS)) expect(shown).toContain(name);
  });

  it('leave event streams out by the name that they have', () => {
    expect(OPERATIONS.map(({ id }) => id as string)).toContain('streamEvents');
  });

  it('tell in the documents what to do about each alert', () => {
    const guide = read('docs/operations.md').split('### When an alert fires')[1] ?? '';
    expect(rules.length).toBeGreaterThan(10);
    for (const { alert, annotations } of rules) {
      expect(guide).toContain(`\`${alert}\``);
      expect(annotations.summary).toMatch(/\.$/);
    }
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  });

  it('give each panel its own place', () => {
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
  });
});

describe('the container files', () => {
  interface Service {
    readonly image: string;
    readonly environment?: Readonly<Record<string, string>>;
    readonly volumes?: readonly string[];
    readonly depends_on?: unknown;
  }
  const compose = yaml('docker/compose.yaml') as {
    readonly services: Readonly<Record<string, Service>>;
    readonly volumes: Readonly<Record<string, unknown>>;
  };

  it('run two instances beside Kafka, MongoDB, Prometheus and Grafana', () => {
    expect(Object.keys(compose.services).sort()).toEqual([
      'grafana',
      'kafka',
      'mongodb',
      'prometheus',
      'weiche-1',
      'weiche-2',
    ]);
  });

  it('set only variables that Weiche knows', () => {
    const known = [...Object.keys(SETTINGS), 'KAFKA_BROKERS', 'MONGODB_URI'];
    for (const name of ['weiche-1', 'weiche-2'])
      for (const variable of Object.keys(compose.services[name]?.environment ?? {}))
        expect(known).toContain(variable);
    const inImage = [...read('docker/Dockerfile').matchAll(/\b(WEICHE_[A-Z_]+)=/g)].map(([, name]) => name);
    for (const name of inImage) expect(known).toContain(name);
    expect(inImage.length).toBeGreaterThan(0);
  });

  it('mount files and volumes that there are', () => {
    for (const { volumes = [] } of Object.values(compose.services)) {
      for (const volume of volumes) {
        const source = volume.split(':')[0] ?? '';
        if (source.startsWith('.')) expect(() => read(join('docker', source))).not.toThrow(/ENOENT/);
        else expect(Object.keys(compose.volumes)).toContain(source);
      }
    }
  });

  it('pin every image', () => {
    for (const { image } of Object.values(compose.services)) {
      if (image !== 'weiche') expect(image).toMatch(/^[a-z/]+:v?\d+(\.\d+)+$/);
    }
  });

  it('let Prometheus ask both instances and read the alerts', () => {
    const { rule_files, scrape_configs } = yaml('docker/prometheus.yaml') as {
      rule_files: readonly string[];
      scrape_configs: readonly { static_configs: readonly { targets: readonly string[] }[] }[];
    };
    const mounted = (compose.services['prometheus']?.volumes ?? []).map((volume) => volume.split(':')[1]);
    for (const file of rule_files) expect(mounted).toContain(file);
    const targets = scrape_configs.flatMap(({ static_configs }) =>
      static_configs.flatMap((one) => one.targets),
    );
    expect(targets.map((target) => target.split(':')[0])).toEqual(['weiche-1', 'weiche-2']);
  });

  it('copy only what is in the repository into the image', () => {
    const copied = [...read('docker/Dockerfile').matchAll(/^COPY (?!--)(.+) \S+$/gm)].flatMap(
      ([, paths = '']) => paths.split(' '),
    );
    const here = readdirSync('.');
    for (const path of copied) expect(here).toContain(path.replace(/^\.\//, '').split('/')[0]);
    expect(copied.length).toBeGreaterThan(5);
  });

  it('provision the dashboard with the data source that its panels name', () => {
    const { datasources } = yaml('docker/grafana/provisioning/datasources/prometheus.yaml') as {
      datasources: readonly { uid: string }[];
    };
    expect(datasources.map(({ uid }) => uid)).toEqual(['prometheus']);
    yaml('docker/grafana/provisioning/dashboards/weiche.yaml');
    expect(JSON.stringify(dashboard)).toContain('"uid":"prometheus"');
  });
});
