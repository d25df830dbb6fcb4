//! One request to one answer.

use std::net::IpAddr;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderMap, HeaderName};
use axum::http::{Method, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use tokio::sync::watch::{self, error::RecvError};

use super::host;
use super::page::{self, PREFIX};
use super::shown::{Found, Shown};
use crate::site::SitePath;

/// What every answer needs.
#[derive(Debug)]
pub struct Visitors {
    /// Where we listen.
    pub interface: IpAddr,
    /// Stands in the paths of our own files.
    pub token: String,
    /// What there is to see, as it changes.
    pub shown: watch::Receiver<Arc<Shown>>,
}

/// On every answer: nothing is kept by the browser, guessed about, or lent to pages of other origins.
const HEADERS: [(HeaderName, &str); 5] = [
    (header::CACHE_CONTROL, "no-store"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::CONTENT_SECURITY_POLICY, "frame-ancestors 'self'"),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (HeaderName::from_static("x-robots-tag"), "noindex"),
];

/// Answers one request: who it is for comes first, then what it wants to do, then what it asks for.
pub async fn answer(State(visitors): State<Arc<Visitors>>, request: Request) -> Response {
    let mut response = if !is_for_us(&request, visitors.interface) {
        plain(
            StatusCode::MISDIRECTED_REQUEST,
            "this preview answers to its own names only",
        )
    } else if ![Method::GET, Method::HEAD].contains(request.method()) {
        match is_foreign(request.headers(), visitors.interface) {
            true => plain(
                StatusCode::FORBIDDEN,
                "this preview takes nothing from other sites",
            ),
            false => {
                let allow = [(header::ALLOW, "GET, HEAD")];
                (
                    StatusCode::METHOD_NOT_ALLOWED,
                    allow,
                    "this preview can only be looked at\n",
                )
                    .into_response()
            }
        }
    } else {
        match request.uri().path().strip_prefix(PREFIX) {
            Some(own) => own_file(&visitors, own, request.uri().query()),
            None => site_file(&visitors, request.uri().path()),
        }
    };
    for (name, value) in HEADERS {
        response
            .headers_mut()
            .insert(name, header::HeaderValue::from_static(value));
    }
    response
}

/// Whether every name the request carries for its server is one of ours, and there is one.
fn is_for_us(request: &Request, interface: IpAddr) -> bool {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        return false;
    };
    let asked = request.uri().authority();
    host.to_str()
        .is_ok_and(|host| host::is_ours(host, interface))
        && asked.is_none_or(|asked| host::is_ours(asked.as_str(), interface))
}

/// Whether a page of another site sends the request.
fn is_foreign(headers: &HeaderMap, interface: IpAddr) -> bool {
    headers.get_all(header::ORIGIN).iter().any(|origin| {
        let authority = origin.to_str().ok().and_then(|o| o.strip_prefix("http://"));
        !authority.is_some_and(|authority| host::is_ours(authority, interface))
    })
}

/// The preview's own files, and the events that tell a page to load itself again.
fn own_file(visitors: &Visitors, path: &str, query: Option<&str>) -> Response {
    let Some(path) = path.strip_prefix(&visitors.token) else {
        return plain(StatusCode::NOT_FOUND, "there is nothing here");
    };
    match path {
        "/reload.js" => typed("text/javascript; charset=utf-8", include_str!("reload.js")),
        "/overlay.css" => typed("text/css; charset=utf-8", include_str!("overlay.css")),
        _ => match path.strip_prefix("/at") {
            Some(page) if page.starts_with('/') => {
                let seen = query.and_then(|query| query.strip_prefix("seen="));
                let seen = seen.and_then(|seen| seen.parse().ok());
                changes(visitors.shown.clone(), page.to_owned(), seen)
            }
            _ => plain(StatusCode::NOT_FOUND, "there is nothing here"),
        },
    }
}

/// One event as soon as there is something else to see at the path of a page than what was `seen`.
fn changes(mut shown: watch::Receiver<Arc<Shown>>, page: String, seen: Option<u64>) -> Response {
    let change = async move {
        // An error means that the preview stops.
        let other = |shown: &Arc<Shown>| Some(shown.sight(&page)) != seen;
        let now = shown.wait_for(other).await?.sight(&page);
        Ok::<_, RecvError>(Event::default().data(now.to_string()))
    };
    Sse::new(futures_util::stream::once(change))
        .keep_alive(KeepAlive::default())
        .into_response()
}

fn site_file(visitors: &Visitors, path: &str) -> Response {
    let shown = visitors.shown.borrow().clone();
    let (seen, wrong) = (shown.sight(path), shown.wrong.as_deref());
    if shown.site.is_none() {
        let page = page::without_site(&visitors.token, seen, wrong);
        let mut response = typed("text/html; charset=utf-8", page);
        *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
        return response;
    }
    let file = |status: StatusCode, path: &SitePath, bytes: &[u8]| {
        let body = match path.media_type() {
            html if html.starts_with("text/html") => {
                page::with_preview(bytes, &visitors.token, seen, wrong)
            }
            _ => bytes.to_vec(),
        };
        let mut response = typed(path.media_type(), body);
        *response.status_mut() = status;
        response
    };
    match shown.find(path) {
        Found::File(path, bytes) => file(StatusCode::OK, path, bytes),
        Found::Folder(path) => {
            let to = [(header::LOCATION, format!("/{path}/"))];
            (StatusCode::TEMPORARY_REDIRECT, to).into_response()
        }
        Found::Nothing(Some((path, bytes))) => file(StatusCode::NOT_FOUND, path, bytes),
        Found::Nothing(None) => plain(StatusCode::NOT_FOUND, "there is no such page"),
    }
}

fn typed(media_type: &'static str, body: impl Into<Body>) -> Response {
    ([(header::CONTENT_TYPE, media_type)], body.into()).into_response()
}

fn plain(status: StatusCode, text: &'static str) -> Response {
    (status, format!("{text}\n")).into_response()
}
