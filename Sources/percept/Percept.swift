import CMalloc
import Commands

@main
enum Percept {
  static func main() {
    cmalloc_keep_freed_memory()
    Program.run()
  }
}
