//! The program `arguendo`.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
