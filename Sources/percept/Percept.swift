import Commands

@main
enum Percept {
  static func main() {
    Program.run()
  }
}
