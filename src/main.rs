//! The program.

fn main() -> std::process::ExitCode {
    shirushi::command::main()
}
