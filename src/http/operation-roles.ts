import type { Role } from '../domain/api-key.js';

/** `public`: no key needed. `admin` may do everything and is therefore not listed. */
export type Access = 'public' | readonly Exclude<Role, 'admin'>[];

/**
 * Who may call what. Every operation of the OpenAPI document has its line here; an agent's key acts for its own
 * agent only, which the handlers see to.
 */
export const OPERATION_ROLES = {
  submitMessage: ['ingest'],
  getMessage: ['ingest', 'agent', 'supervisor'],

  listTickets: ['agent', 'supervisor'],
  getTicket: ['agent', 'supervisor'],
  explainTicket: ['agent', 'supervisor', 'data'],
  listCarryingWords: ['agent', 'supervisor', 'data'],
  // data staff: where a second person is wanted, as the handler sees to
  giveFeedback: ['agent', 'supervisor', 'data'],
  suggestAnswers: ['agent', 'supervisor'],
  rateAnswer: ['ingest', 'agent', 'supervisor'],
  replyToTicket: ['agent', 'supervisor'],
  completeTicket: ['agent', 'supervisor'],
  transferTicket: ['agent', 'supervisor'],
  holdTicket: ['agent', 'supervisor'],

  listAgents: ['supervisor'],
  getAgent: ['agent', 'supervisor'],
  putAgent: ['supervisor'],
  setPresence: ['agent', 'supervisor'],
  listReservations: ['agent', 'supervisor'],
  acceptReservation: ['agent', 'supervisor'],
  rejectReservation: ['agent', 'supervisor'],

  listQueues: ['agent', 'supervisor'],
  putQueue: ['supervisor'],
  getOverview: ['supervisor'],
  getInsights: ['supervisor', 'data'],
  getWorkflow: ['supervisor'],
  putWorkflow: ['supervisor'],
  listWorkflowVersions: ['supervisor'],
  rollBackWorkflow: ['supervisor'],
  dryRunWorkflow: ['supervisor'],

  listBusinessCases: ['agent', 'supervisor', 'data'],
  getBusinessCase: ['agent', 'supervisor', 'data'],
  putBusinessCase: ['data'],
  renameBusinessCase: ['data'],
  mergeBusinessCase: ['data'],
  splitBusinessCase: ['data'],
  getBusinessCaseHistory: ['supervisor', 'data'],
  suggestBusinessCases: ['supervisor', 'data'],
  listExamples: ['data'],
  addExamples: ['data'],
  removeExample: ['data'],
  getFeedbackQuality: ['supervisor', 'data'],
  listReviewQueue: ['supervisor', 'data'],
  listSuspects: ['data'],
  decideSuspect: ['data'],
  listAnswers: ['agent', 'supervisor', 'data'],
  putAnswer: ['data'],

  startRetrain: ['data'],
  getJob: ['supervisor', 'data'],
  cancelJob: ['data'],
  listModels: ['supervisor', 'data'],
  getModelReport: ['supervisor', 'data'],
  getLearningCurve: ['supervisor', 'data'],
  compareModels: ['data'],
  promoteModel: ['data'],
  rollbackModel: ['data'],
  startTrial: ['data'],
  endTrial: ['data'],

  classify: ['ingest', 'supervisor', 'data'],
  extract: ['ingest', 'supervisor', 'data'],

  streamEvents: ['agent', 'supervisor', 'data'],

  whoAmI: ['ingest', 'agent', 'supervisor', 'data'],
  createApiKey: [],
  listApiKeys: [],
  revokeApiKey: [],

  // open where the setting `metricsPublic` says so
  getMetrics: ['supervisor'],
  getLiveness: 'public',
  getReadiness: 'public',
  getOpenApi: 'public',
  getDocs: 'public',
} as const satisfies Readonly<Record<string, Access>>;

export type OperationId = keyof typeof OPERATION_ROLES;

/** True when a key of `role` may call the operation. */
export function mayCall(role: Role, operationId: OperationId): boolean {
  const access: Access = OPERATION_ROLES[operationId];
  return access === 'public' || role === 'admin' || access.includes(role);
}
