import type { Channel } from '../domain/channel.js';
import { TOPICS } from '../domain/event.js';

/** The channel whose messages arrive on an inbound topic, or null for any other topic. */
export function channelOfTopic(topic: string): Channel | null {
  if (topic === TOPICS.inboundEmail) return 'email';
  if (topic === TOPICS.inboundWebForm) return 'web-form';
  return topic === TOPICS.inboundChat ? 'chat' : null;
}

/** The topic that a channel's messages are published on. */
export function topicOfChannel(channel: Channel): string {
  return { email: TOPICS.inboundEmail, 'web-form': TOPICS.inboundWebForm, chat: TOPICS.inboundChat }[channel];
}
