/** Flags for Node, before the program; none for most commands. */
export function nodeFlags(command: string | undefined): string[]
