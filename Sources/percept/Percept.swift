import CMalloc
import Commands

@main
enum Percept {
  static func main() {
    cmalloc_forbid_core_files()
    cmalloc_keep_freed_memory()
    Program.run()
  }
}
