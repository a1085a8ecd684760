using System.Runtime.CompilerServices;
using Kontor.World;
using Kontor.World.Commands;
using Kontor.World.Directory;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals;
using Kontor.World.State;

namespace Kontor.Bench.Engine;

/// <summary>
/// The stream as commands of a whole world, at a perpetual contract: besides all that a spot order costs, every trade changes two positions,
/// and every order is asked whether margins suffice and whether it would end in a liquidation. Everybody trades one-way, with cross margin.
/// </summary>
public sealed class PerpetualEngine : IEngine
{
    private const string Symbol = "BTCUSDT";
    private const long NowMs = 1_767_225_600_000;

    private const int HistoryRowsHot = 1 << 10;

    private static readonly ConditionalWeakTable<EngineStream, List<Command>[]> s_made = [];

    private static ContractRecord Contract { get; } =
        new()
        {
            Symbol = Symbol,
            Base = "BTC",
            Quote = "USDT",
            TickUnits = 1_000_000,
            LotUnits = 1_000,
            LotsMax = 1L << 30,
            MarketLotsMax = 1L << 30,
            PositionLotsMax = 1L << 39,
            LeverageMax = 100,
            Brackets = LeverageBracket.Ladder((Int128.One << 90, 100, 5_000)),
            PriceBandPpm = 1_000_000,
            OpenOrdersMax = 10_000,
        };

    private readonly WorldState _state = new();
    private readonly List<Command>[] _commands;
    private int _next;

    private PerpetualEngine(List<Command>[] commands)
    {
        _commands = commands;
        // What grows to its full size in the opening does not grow while it is measured.
        _state.History.LimitHot(HistoryRowsHot);
        _state.Begin(NowMs);
        _state.Begin(
            new Genesis
            {
                Seed = 1,
                ManualStartMs = NowMs,
                Exchanges = ["bitmart"],
                StatementLinesMax = 1,
            }
        );
        foreach (var (code, decimals) in (ReadOnlySpan<(string, int)>)[("BTC", 8), ("USDT", 8)])
            Do(
                new DefineAsset(
                    ExchangeId.BitMart,
                    new AssetRecord
                    {
                        Code = code,
                        Name = code,
                        Decimals = decimals,
                    }
                )
            );
        Do(new DefineContract(ExchangeId.BitMart, Contract));
        for (var owner = 0; owner < EngineStream.OwnersCount; owner++)
        {
            Do(new CreateUser($"owner {owner}"));
            Do(new CreditWallet(new AccountPlace(ExchangeId.BitMart, owner + 1, WalletId.Contract, "USDT"), Int128.One << 80));
        }
    }

    // All of it happens in one minute of the world, so the last day of the tape has everything that was traded.
    public EngineResult Result => new((long)Perpetuals.At(0).Tape.Ticker(NowMs).Window.Lots, Perpetuals.OpenOrdersCount);

    private PerpetualExchange Perpetuals => _state.Perpetuals.Of(_state.Ledger.Find(ExchangeId.BitMart)!);

    public static PerpetualEngine Start(EngineStream stream) => new(s_made.GetValue(stream, Make));

    public void Apply(ReadOnlySpan<EngineCommand> commands)
    {
        for (var left = commands.Length; left > 0; left--)
        {
            foreach (var command in _commands[_next])
                Run(command);
            _next++;
        }
    }

    public void Dispose() { }

    // A size in the stream is what is to be open, and here it is all of the order; only a world that runs along knows what was filled.
    private static List<Command>[] Make(EngineStream stream)
    {
        var all = new List<Command>[stream.Opening.Length + stream.Steady.Length];
        var shadow = new PerpetualEngine(all);
        var next = 0;
        foreach (var part in (ReadOnlySpan<bool>)[true, false])
        {
            foreach (ref readonly var command in part ? stream.Opening : stream.Steady)
            {
                all[next] = shadow.CommandsFor(command);
                foreach (var made in all[next++])
                    shadow.Run(made);
            }
        }
        return all;
    }

    private List<Command> CommandsFor(in EngineCommand command)
    {
        var (user, key) = (command.Owner + 1L, PerpetualOrderKey.Of(command.Order + 1L));
        switch (command.Kind)
        {
            case EngineCommandKind.Place:
            case EngineCommandKind.TakeNow:
                return [new PlacePerpetualOrder(ExchangeId.BitMart, user, Symbol, RequestOf(command))];
            case EngineCommandKind.Cancel:
                return [new CancelPerpetualOrder(ExchangeId.BitMart, user, Symbol, key)];
            default:
                Invariant.Holds(Perpetuals.TryFindOpen(user, Symbol, key, out var order));
                var lots = order.FilledLots + command.Lots;
                var amend = new AmendPerpetualOrder(ExchangeId.BitMart, user, Symbol, key, command.PriceTicks, lots);
                // Every move of the stream loses its place; here one that only gets smaller keeps it, unless it was larger first.
                return command.PriceTicks == order.PriceTicks && lots <= order.Lots
                    ? [amend with { Lots = order.Lots + 1 }, amend]
                    : [amend];
        }
    }

    private static PerpetualOrderRequest RequestOf(in EngineCommand command) =>
        new()
        {
            Action = command.Side == World.Matching.Side.Buy ? OrderAction.Buy : OrderAction.Sell,
            TimeInForce =
                command.Kind == EngineCommandKind.TakeNow
                    ? World.Matching.TimeInForce.ImmediateOrCancel
                    : World.Matching.TimeInForce.GoodTillCancel,
            PriceTicks = command.PriceTicks,
            Lots = command.Lots,
        };

    private void Run(Command command)
    {
        _state.Begin(NowMs);
        command.Replay(_state, NowMs);
        _state.End();
    }

    private void Do<T>(Command<Outcome<T>> command)
    {
        _state.Begin(NowMs);
        Invariant.Holds(command.Apply(_state, NowMs).IsOk);
        _state.End();
    }
}
