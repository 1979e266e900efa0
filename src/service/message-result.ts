/** `retry`: somebody else changed the same conversation or ticket meanwhile; nothing is lost, deliver it again. */
export type MessageResult = 'ticketed' | 'joined' | 'dropped' | 'already-handled' | 'retry';
