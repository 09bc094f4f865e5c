import type { ChatMember, User } from 'grammy/types'
import type { Standing } from './room.ts'

/** A member as the Bot API shows it. An administrator has every right: groups here are small and friendly. */
export function chatMember(user: User, standing: Standing): ChatMember {
  switch (standing) {
    case 'creator':
      return { status: standing, user, is_anonymous: false }
    case 'administrator':
      return {
        status: standing,
        user,
        can_be_edited: false,
        is_anonymous: false,
        can_manage_chat: true,
        can_delete_messages: true,
        can_manage_video_chats: true,
        can_restrict_members: true,
        can_promote_members: false,
        can_change_info: true,
        can_invite_users: true,
        can_post_stories: false,
        can_edit_stories: false,
        can_delete_stories: false,
        can_pin_messages: true,
        can_manage_topics: true,
        can_send_welcome_messages: false,
      }
    case 'member':
    case 'left':
      return { status: standing, user }
    case 'kicked':
      return { status: standing, user, until_date: 0 }
  }
}
