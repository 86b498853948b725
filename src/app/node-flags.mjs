/**
 * How Node is started for a command of the command line. An import reads much and keeps little: with a small nursery, and
 * a heap that is cleared before it has grown by a third, what it has read is let go soon; 20,000 rows stay under 300 MiB at
 * the same speed.
 */
export function nodeFlags(command) {
  return command === 'import' ? ['--max-semi-space-size=2', '--heap-growing-percent=30'] : []
}
