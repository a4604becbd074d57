//! Serves pictures.

mod routes;
mod state;

use std::path::PathBuf;

use axum::Router;
use axum::routing::get;
use seedbank_config::Settings;
use tokio::net::TcpListener;

use crate::state::State;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    tracing_subscriber::fmt::init();
    let folder = std::env::var("SEEDBANK_CONFIG").unwrap_or_else(|_| "/etc/seedbank".to_owned());
    let settings = Settings::read(&PathBuf::from(folder))?;
    let state = State::new(&settings).await?;
    let app = Router::new()
        .route("/pictures/{name}", get(routes::picture))
        .route("/labels/{name}", get(routes::label))
        .route("/health", get(routes::health))
        .with_state(state);
    axum::serve(TcpListener::bind(&settings.listen).await?, app).await?;
    Ok(())
}
