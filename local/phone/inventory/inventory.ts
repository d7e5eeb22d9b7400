export function takeInventory(root: string): string {
  return root;
}
