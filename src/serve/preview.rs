//! The server: one thread that answers from the site in memory.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;

use axum::Router;
use tokio::sync::{oneshot, watch};

use super::answer::{self, Visitors};
use super::shown::Shown;
use super::{Rebuilt, ServeError};

/// How many ports after a taken one are tried.
const PORTS: u16 = 20;

/// A server that shows one site. Dropped, it stops.
#[derive(Debug)]
pub struct Preview {
    address: SocketAddr,
    shown: watch::Sender<Arc<Shown>>,
    _stop: oneshot::Sender<()>,
}

impl Preview {
    /// Starts to listen; until the first [`show`](Preview::show) there is nothing to see.
    pub fn bind(interface: IpAddr, port: u16) -> Result<Preview, ServeError> {
        let listener = listen(interface, port)?;
        let address = listener.local_addr().map_err(ServeError::Start)?;
        let (sender, shown) = watch::channel(Arc::new(Shown::default()));
        let (stop, stopped) = oneshot::channel();
        let visitors = Visitors {
            interface,
            token: token()?,
            shown,
        };
        start(listener, visitors, stopped).map_err(ServeError::Start)?;
        Ok(Preview {
            address,
            shown: sender,
            _stop: stop,
        })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address to open in a browser of this machine, with a slash at its end.
    pub fn url(&self) -> String {
        let ip = self.address.ip();
        match ip.is_unspecified() || ip == Ipv4Addr::LOCALHOST {
            true => format!("http://localhost:{}/", self.address.port()),
            false => format!("http://{}/", self.address),
        }
    }

    /// Shows what was built to every browser that looks. A wrong change leaves the last good site where it is, with the
    /// report over it; a site that is the same as before disturbs nobody.
    pub fn show(&self, rebuilt: Rebuilt) {
        self.shown.send_if_modified(|shown| {
            let next = shown.after(rebuilt);
            let changed = next.is_some();
            if let Some(next) = next {
                *shown = Arc::new(next);
            }
            changed
        });
    }
}

fn listen(interface: IpAddr, port: u16) -> Result<TcpListener, ServeError> {
    let last = if port == 0 {
        0
    } else {
        port.saturating_add(PORTS)
    };
    let mut taken = io::Error::from(io::ErrorKind::AddrInUse);
    for port in port..=last {
        match TcpListener::bind((interface, port)) {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => taken = error,
            Err(source) => {
                return Err(ServeError::Port {
                    interface,
                    first: port,
                    last: port,
                    source,
                });
            }
            Ok(listener) => return Ok(listener),
        }
    }
    Err(ServeError::Port {
        interface,
        first: port,
        last,
        source: taken,
    })
}

/// 128 random bits: who cannot read our pages does not know where our events are.
fn token() -> Result<String, ServeError> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|e| ServeError::Start(io::Error::other(e)))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Answers in a thread of its own until `stopped` resolves.
fn start(
    listener: TcpListener,
    visitors: Visitors,
    stopped: oneshot::Receiver<()>,
) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let router = Router::new()
        .fallback(answer::answer)
        .with_state(Arc::new(visitors));
    let work = move || {
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            tokio::spawn(async move { axum::serve(listener, router).await });
            // Resolves also when its sender is dropped; open connections end with the runtime.
            let _ = stopped.await;
            io::Result::Ok(())
        })
    };
    std::thread::Builder::new()
        .name("preview".into())
        .spawn(work)
        .map(drop)
}
