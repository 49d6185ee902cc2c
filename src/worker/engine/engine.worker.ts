/** Entry of the engine worker. The guard comes first: it runs before any other module does. */
import './network-guard';
import { expose } from 'comlink';
import { EngineService } from './engine-service';
import { newBackend } from './webllm-backend';

expose(new EngineService(newBackend()));
