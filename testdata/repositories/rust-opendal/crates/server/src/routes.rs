use axum::extract::{Path, State as Shared};
use axum::http::StatusCode;

use crate::state::State;

pub async fn picture(Shared(state): Shared<State>, Path(name): Path<String>) -> Result<Vec<u8>, StatusCode> {
    match state.pictures.read(&name).await {
        Ok(found) => Ok(found.to_vec()),
        Err(error) => {
            tracing::warn!(%error, name, "not in the bucket, asking the mirror");
            state.mirror.read(&name).await.map(|found| found.to_vec()).map_err(|_| StatusCode::NOT_FOUND)
        }
    }
}

pub async fn label(Shared(state): Shared<State>, Path(name): Path<String>) -> Result<Vec<u8>, StatusCode> {
    state.labels.read(&name).await.map(|found| found.to_vec()).map_err(|_| StatusCode::NOT_FOUND)
}

pub async fn health() -> &'static str {
    "ok"
}
