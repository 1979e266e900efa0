import {
  type JsonSchema,
  json,
  nullable,
  nullableDateTime,
  type Operation,
  objectOf,
  ref,
  strings,
} from './operation.js';

const count = { type: 'integer' } as const;
const counts = { type: 'array', items: count } as const;

export const INSIGHT_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  QueueForecast: objectOf({
    arrivals: { type: 'integer', description: 'Within the last hour.' },
    meanHandlingSeconds: { type: 'number' },
    seats: { type: 'integer', description: 'Tickets that those who are there can deal with at once.' },
    meanWaitSeconds: {
      type: ['number', 'null'],
      description: 'On which the wait settles (Erlang C); null: more comes than can be done.',
    },
    growsPerHour: { type: 'number', description: 'Tickets; 0 where it settles.' },
  }),
  Insights: objectOf({
    tickets: count,
    complete: { type: 'boolean', description: 'false: there were more tickets than were read.' },
    mix: objectOf({
      days: { ...strings, description: 'yyyy-mm-dd (UTC), oldest first.' },
      cases: {
        type: 'array',
        items: objectOf({ businessCase: nullable('string'), tickets: counts }),
      },
      totals: counts,
    }),
    drift: {
      type: ['number', 'null'],
      description:
        'Population stability index of the last day against the week before: 0.1 slight, 0.25 a shift.',
    },
    automation: objectOf({
      answered: count,
      cameBack: { type: 'integer', description: 'Of these, how many customers wrote again.' },
      precision: {
        type: 'array',
        description: 'Of the latest 200 tickets that agents judged.',
        items: objectOf({ tier: { type: 'string' }, judged: count, right: count }),
      },
    }),
    answers: {
      type: 'array',
      items: objectOf({
        answerId: { type: 'string' },
        title: { type: 'string' },
        language: { type: 'string' },
        sent: count,
        edited: count,
        automatic: count,
        helpful: count,
        unhelpful: count,
        score: { type: 'number' },
      }),
    },
    messages: count,
    unanswered: { type: 'integer', description: 'Messages that no reply has answered.' },
  }),
};

/** What supervisors look at, now and over the weeks. */
export const INSIGHT_OPERATIONS: readonly Operation[] = [
  {
    id: 'getOverview',
    method: 'get',
    path: '/v1/overview',
    tag: 'routing',
    summary: 'How queues and agents stand now, and what the latest tickets were about',
    success: {
      status: 200,
      description: 'Figures.',
      contents: json(
        objectOf({
          queues: {
            type: 'array',
            items: objectOf({
              queue: { type: 'string' },
              waiting: { type: 'integer' },
              offered: { type: 'integer' },
              working: { type: 'integer' },
              oldestWaitingSince: nullableDateTime,
              inTime: {
                type: ['number', 'null'],
                description: 'Share of the latest tickets accepted within the service level.',
              },
              forecast: {
                description: 'If the next hour is like the last; null: too little happened to say anything.',
                oneOf: [ref('QueueForecast'), { type: 'null' }],
              },
            }),
          },
          agents: {
            type: 'array',
            items: objectOf({
              agentId: { type: 'string' },
              tickets: { type: 'integer' },
              load: { type: 'number', description: '1: full.' },
            }),
          },
          businessCases: {
            type: 'array',
            items: objectOf({ businessCase: nullable('string'), tickets: { type: 'integer' } }),
          },
          latestTickets: { type: 'integer' },
          tiers: { type: 'object', additionalProperties: { type: 'integer' } },
        }),
      ),
    },
  },
  {
    id: 'getInsights',
    method: 'get',
    path: '/v1/insights',
    tag: 'routing',
    summary: 'Volumes, drift, automation and answers over the last 14 days; no figure is one person’s',
    success: { status: 200, description: 'Figures.', contents: json(ref('Insights')) },
  },
];
