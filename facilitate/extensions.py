"""The Flask extensions as instances, nothing else."""

from flask_babel import Babel
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_socketio import SocketIO
from flask_sqlalchemy import SQLAlchemy
from flask_wtf.csrf import CSRFProtect

from facilitate.model import Model

db = SQLAlchemy(metadata=Model.metadata)
migrate = Migrate()
babel = Babel()
login = LoginManager()
csrf = CSRFProtect()
socketio = SocketIO()
