using Kontor.World.Commands;
using Kontor.World.Directory;
using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Perpetuals;

namespace Kontor.World.Tests.Perpetuals;

/// <summary>Every reason for which an order or a change is refused, and that of two reasons the one that comes first is given.</summary>
public sealed class RefusalTests
{
    private static readonly PerpetualOrderRequest Small = PerpetualWorld.Limit(OrderAction.Buy, 100, 1);

    private readonly PerpetualWorld _world = new();

    public RefusalTests() => _world.Credit("ada", 1_000);

    private Reject Place(PerpetualOrderRequest order, string symbol = PerpetualWorld.Btc) => _world.Place("ada", symbol, order).Reject;

    private void State(ContractState state) => _world.Define(PerpetualWorld.Contract(PerpetualWorld.Btc) with { State = state });

    [Fact]
    public void Exchanges_contracts_and_users_that_are_not_there()
    {
        var ada = _world.User("ada");
        Assert.Equal(Reject.UnknownExchange, _world.RejectOf(new PlacePerpetualOrder(new("lübeck"), ada, PerpetualWorld.Btc, Small)));
        Assert.Equal(Reject.UnknownContract, Place(Small, "XYZUSDT"));
        Assert.Equal(Reject.UnknownUser, _world.RejectOf(new PlacePerpetualOrder(ExchangeId.Weex, 99, PerpetualWorld.Btc, Small)));
        var bob = _world.Ok(new CreateUser("bob") { Accounts = AccountKinds.Spot }).Number;
        Assert.Equal(Reject.AccountNotOpened, _world.RejectOf(new PlacePerpetualOrder(ExchangeId.Weex, bob, PerpetualWorld.Btc, Small)));
        Assert.Equal(Reject.AccountNotOpened, _world.RejectOf(new SetPositionMode(ExchangeId.Weex, bob, PositionMode.Hedge)));
        Assert.Equal(Reject.AccountNotOpened, _world.RejectOf(new SetLeverage(ExchangeId.Weex, bob, PerpetualWorld.Btc, new(1, 0, 0))));
        Assert.Equal(Reject.AccountNotOpened, _world.RejectOf(new ClosePositions(ExchangeId.Weex, bob, "", 0)));
    }

    [Fact]
    public void Margin_mode_and_leverage_are_set_together_or_not_at_all()
    {
        var ada = _world.User("ada");
        var before = Settings();
        Assert.Equal(Reject.LeverageTooLarge, _world.RejectOf(Terms(MarginMode.Isolated, 101)));
        Assert.Equal(Reject.Malformed, _world.RejectOf(Terms(MarginMode.Isolated, 0)));
        Assert.Equal(before, Settings());
        Assert.Equal(
            (MarginMode.Isolated, 7, 7),
            (_world.Ok(Terms(MarginMode.Isolated, 7)).MarginMode, Settings().LongLeverage, Settings().ShortLeverage)
        );
        Assert.Equal(before.CrossLeverage, Settings().CrossLeverage);
        _world.Place("ada", PerpetualWorld.Btc, Small);
        Assert.Equal(Reject.PositionsOpen, _world.RejectOf(Terms(MarginMode.Cross, 9)));
        Assert.Equal(before.CrossLeverage, Settings().CrossLeverage);

        SeatSettings Settings() => _world.Perpetuals.SettingsOf(ada, _world.At(PerpetualWorld.Btc));

        SetSeatTerms Terms(MarginMode mode, int leverage) => new(ExchangeId.Weex, ada, PerpetualWorld.Btc, mode, leverage);
    }

    [Theory]
    [InlineData(ContractState.Approving, Reject.ContractNotOpen)]
    [InlineData(ContractState.Testing, Reject.ContractNotOpen)]
    [InlineData(ContractState.Paused, Reject.ContractPaused)]
    [InlineData(ContractState.Delivering, Reject.ContractDelivering)]
    [InlineData(ContractState.Offline, Reject.ContractOffline)]
    public void A_contract_that_is_not_trading_takes_no_orders(ContractState state, Reject expected)
    {
        State(state);
        Assert.Equal(expected, Place(Small));
        // The contract comes before the form.
        Assert.Equal(expected, Place(Small with { Lots = 0 }));
    }

    [Fact]
    public void A_contract_that_is_wound_up_can_be_left_and_offline_settles_what_is_left()
    {
        _world.Credit("bob", 1_000);
        Assert.True(_world.Place("bob", PerpetualWorld.Btc, PerpetualWorld.Limit(OrderAction.Sell, 100, 2)).IsOk);
        Assert.Equal(Reject.None, Place(Small));
        State(ContractState.Delivering);
        Assert.Equal(Reject.None, Place(PerpetualWorld.Limit(OrderAction.SellToReduce, 100, 1)));
        State(ContractState.Offline);
        foreach (var user in (string[])["ada", "bob"])
            Assert.Empty(_world.Perpetuals.PositionsOf(_world.User(user)));
        Assert.Empty(_world.Broken());
    }

    [Fact]
    public void Going_offline_ends_every_order()
    {
        Assert.Equal(Reject.None, Place(Small));
        State(ContractState.Offline);
        Assert.True(_world.Perpetuals.TryFindEnded(_world.User("ada"), 1, out var order));
        Assert.Equal(PerpetualEnd.ContractOffline, order.End);
        Assert.Equal(0, _world.Perpetuals.OpenOrdersCount);
    }

    [Fact]
    public void The_form_of_an_order()
    {
        _world.Define(PerpetualWorld.Contract(PerpetualWorld.Btc) with { IsApiTradable = false });
        Assert.Equal(Reject.ContractClosedToApi, Place(Small with { IsApi = true }));
        Assert.Equal(Reject.SizeMissing, Place(Small with { Lots = 0 }));
        Assert.Equal(Reject.PriceMissing, Place(Small with { PriceTicks = 0 }));
        Assert.Equal(Reject.WrongCombination, Place(Small with { Kind = PerpetualOrderKind.Market }));
        Assert.Equal(Reject.WrongCombination, Place(PerpetualWorld.Market(OrderAction.Buy, 1) with { TimeInForce = TimeInForce.PostOnly }));
        foreach (
            var order in (PerpetualOrderRequest[])
                [
                    Small with
                    {
                        Lots = -1,
                    },
                    Small with
                    {
                        Lots = long.MinValue,
                    },
                    Small with
                    {
                        PriceTicks = -1,
                    },
                    Small with
                    {
                        PriceTicks = long.MaxValue,
                    },
                    Small with
                    {
                        Leverage = -1,
                    },
                    Small with
                    {
                        PositionId = -1,
                    },
                    Small with
                    {
                        Action = (OrderAction)99,
                    },
                    Small with
                    {
                        Kind = (PerpetualOrderKind)9,
                    },
                    Small with
                    {
                        TimeInForce = (TimeInForce)9,
                    },
                    Small with
                    {
                        SelfTrade = (SelfTradeRule)9,
                    },
                    Small with
                    {
                        MarginMode = (MarginMode)9,
                    },
                    Small with
                    {
                        Presets = new(-1, false, 0, false),
                    },
                ]
        )
            Assert.Equal(Reject.Malformed, Place(order));
    }

    [Fact]
    public void Leverages_sizes_prices_names_and_numbers_of_orders()
    {
        Assert.Equal(Reject.LeverageTooLarge, Place(Small with { Leverage = 101 }));
        _world.Define(PerpetualWorld.Contract(PerpetualWorld.Btc) with { LeverageMin = 3, LotsMin = 2, OpenOrdersMax = 2 });
        Assert.Equal(Reject.LeverageTooSmall, Place(Small with { Leverage = 2 }));
        Assert.Equal(Reject.SizeTooSmall, Place(Small));
        Assert.Equal(Reject.SizeTooLarge, Place(Small with { Lots = 1_001 }));
        Assert.Equal(Reject.SizeTooLarge, Place(PerpetualWorld.Market(OrderAction.Buy, 501)));
        Assert.Equal(Reject.SizeTooLarge, Place(Small with { Lots = long.MaxValue }));
        _world.Price(PerpetualWorld.Btc, 100);
        Assert.Equal(Reject.PriceOutsideBand, Place(Small with { Lots = 2, PriceTicks = 151 }));
        Assert.Equal(Reject.PriceOutsideBand, Place(PerpetualWorld.Limit(OrderAction.Sell, 49, 2)));
        Assert.True(ClientOrderId.TryParse("name", out var name));
        Assert.Equal(Reject.None, Place(Small with { Lots = 2, ClientId = name }));
        Assert.Equal(Reject.DuplicateClientId, Place(Small with { Lots = 2, ClientId = name }));
        Assert.Equal(Reject.None, Place(Small with { Lots = 2 }));
        Assert.Equal(Reject.TooManyOpenOrders, Place(Small with { Lots = 2 }));
        Assert.Equal(Reject.UnknownOrder, _world.RejectOf(new CancelPerpetualOrder(ExchangeId.Weex, 1, "", PerpetualOrderKey.Of(99))));
        Assert.Equal(Reject.UnknownOrder, _world.RejectOf(new CancelPerpetualOrder(ExchangeId.Weex, 2, "", PerpetualOrderKey.Of(1))));
    }

    [Fact]
    public void Positions_that_would_be_too_large_too_leveraged_or_unpaid()
    {
        _world.Credit("ada", 1_000_000);
        Assert.Equal(Reject.None, Place(PerpetualWorld.Limit(OrderAction.Buy, 100, 1_000) with { Leverage = 10 }));
        Assert.Equal(Reject.None, Place(PerpetualWorld.Limit(OrderAction.Buy, 100, 999)));
        Assert.Equal(Reject.PositionTooLarge, Place(PerpetualWorld.Limit(OrderAction.Buy, 100, 2)));
        // Only 10 for what is worth more than 50,000.
        var sell = PerpetualWorld.Limit(OrderAction.Sell, 100, 501) with
        {
            Leverage = 11,
        };
        _world.Ok(new CancelAllPerpetualOrders(ExchangeId.Weex, 1, ""));
        Assert.Equal(Reject.LeverageTooLarge, Place(sell));
        Assert.Equal(Reject.None, Place(sell with { Lots = 500 }));
        Assert.Equal(Reject.PositionTooLarge, Place(PerpetualWorld.Limit(OrderAction.Sell, 700, 500)));
        _world.Credit("bob", 10);
        Assert.Equal(
            Reject.ContractBalanceNotEnough,
            _world.Place("bob", PerpetualWorld.Btc, PerpetualWorld.Limit(OrderAction.Buy, 100, 2) with { Leverage = 10 }).Reject
        );
        Assert.Equal(
            Reject.None,
            _world.Place("bob", PerpetualWorld.Eth, PerpetualWorld.Limit(OrderAction.Buy, 98, 1) with { Leverage = 10 }).Reject
        );
    }

    [Fact]
    public void An_order_that_would_end_in_a_liquidation()
    {
        _world.Credit("bob", 100_000);
        _world.Price(PerpetualWorld.Btc, 100);
        Assert.True(_world.Place("bob", PerpetualWorld.Btc, PerpetualWorld.Limit(OrderAction.Sell, 140, 50)).IsOk);
        // 1,000 pay for margin and fee of 50 at 140, and are gone when they are worth 100 each.
        Assert.Equal(Reject.WouldTriggerLiquidation, Place(PerpetualWorld.Limit(OrderAction.Buy, 140, 25)));
        Assert.Equal(Reject.WouldTriggerLiquidation, Place(PerpetualWorld.Market(OrderAction.Buy, 25)));
        Assert.Equal(
            Reject.WouldTriggerLiquidation,
            Place(PerpetualWorld.Limit(OrderAction.Buy, 140, 1) with { MarginMode = MarginMode.Isolated })
        );
        Assert.Equal(Reject.None, Place(PerpetualWorld.Limit(OrderAction.Buy, 140, 20)));
    }

    [Fact]
    public void Positions_that_are_closed_or_being_liquidated()
    {
        _world.Credit("bob", 1_000);
        Assert.True(_world.Place("bob", PerpetualWorld.Btc, PerpetualWorld.Limit(OrderAction.Sell, 100, 5)).IsOk);
        Assert.Equal(Reject.None, Place(PerpetualWorld.Limit(OrderAction.Buy, 100, 5)));
        var reduce = PerpetualWorld.Limit(OrderAction.SellToReduce, 100, 5);
        var ada = _world.User("ada");
        var id = _world.Perpetuals.PositionsOf(ada)[0].Position.Id;
        Assert.Equal(Reject.UnknownPosition, Place(reduce with { PositionId = 77 }));
        Assert.Equal(Reject.UnknownPosition, Place(PerpetualWorld.Limit(OrderAction.BuyToReduce, 100, 5)));

        var slot = _world.Perpetuals.Positions.Find(id);
        _world.Perpetuals.Positions[slot].State = PositionState.InLiquidation;
        Assert.Equal(Reject.PositionInLiquidation, Place(reduce));
        Assert.Equal(Reject.PositionInLiquidation, Place(Small));
        Assert.Equal(Reject.PositionInLiquidation, _world.Ok(new ClosePositions(ExchangeId.Weex, ada, "", id))[0].Order.Reject);
        _world.Perpetuals.Positions[slot].State = PositionState.Open;
        _world.Perpetuals.TraderOf(ada)!.Accounts[0].IsInLiquidation = true;
        Assert.Equal(Reject.CrossInLiquidation, Place(reduce));
        Assert.Equal(Reject.CrossInLiquidation, Place(Small));
        Assert.Equal(Reject.CrossInLiquidation, _world.RejectOf(new SetLeverage(ExchangeId.Weex, ada, PerpetualWorld.Btc, new(5, 0, 0))));
        _world.Perpetuals.TraderOf(ada)!.Accounts[0].IsInLiquidation = false;

        Assert.True(_world.Place("bob", PerpetualWorld.Btc, PerpetualWorld.Limit(OrderAction.Buy, 100, 5)).IsOk);
        Assert.Equal(Reject.None, Place(reduce with { PositionId = id }));
        Assert.Equal(Reject.PositionClosed, Place(reduce with { PositionId = id }));
        Assert.Equal(Reject.PositionClosed, _world.RejectOf(new MovePositionMargin(ExchangeId.Weex, ada, id, 1)));
        Assert.Equal(Reject.PositionClosed, _world.RejectOf(new SetAutoAppendMargin(ExchangeId.Weex, ada, id, true)));
        Assert.Equal(Reject.PositionClosed, _world.RejectOf(new ClosePositions(ExchangeId.Weex, ada, "", id)));
    }

    [Fact]
    public void A_batch_in_which_market_orders_open_and_close_the_same_position()
    {
        var ada = _world.User("ada");
        Assert.Equal(Reject.Malformed, _world.RejectOf(new PlacePerpetualBatch(ExchangeId.Weex, ada, [])));
        var outcomes = _world.Ok(
            new PlacePerpetualBatch(
                ExchangeId.Weex,
                ada,
                [
                    new(PerpetualWorld.Btc, PerpetualWorld.Market(OrderAction.Buy, 1)),
                    new(PerpetualWorld.Btc, PerpetualWorld.Market(OrderAction.SellToReduce, 1)),
                    new(PerpetualWorld.Eth, PerpetualWorld.Market(OrderAction.Buy, 1)),
                    new("XYZUSDT", Small),
                ]
            )
        );
        Assert.Equal(
            [Reject.OpensAndCloses, Reject.OpensAndCloses, Reject.None, Reject.UnknownContract],
            outcomes.Select(outcome => outcome.Reject)
        );
        Assert.Equal(
            Reject.UnknownExchange,
            _world.RejectOf(new PlacePerpetualBatch(new("lübeck"), ada, [new(PerpetualWorld.Btc, Small)]))
        );
    }

    [Fact]
    public void What_a_contract_is_made_of_never_changes_and_must_make_sense()
    {
        var known = PerpetualWorld.Contract(PerpetualWorld.Btc);
        Assert.Equal(Reject.Conflict, Define(known with { TickUnits = 2_000 }));
        Assert.Equal(Reject.Conflict, Define(known with { LotUnits = 2_000 }));
        Assert.Equal(Reject.Conflict, Define(known with { Base = "ETH" }));
        Assert.Equal(Reject.UnknownAsset, Define(known with { Quote = "XYZ" }));
        Assert.Equal(Reject.UnknownExchange, _world.RejectOf(new DefineContract(new("lübeck"), known)));
        foreach (
            var contract in (ContractRecord[])
                [
                    known with
                    {
                        Symbol = "",
                    },
                    known with
                    {
                        Quote = "BTC",
                    },
                    known with
                    {
                        TickUnits = 0,
                    },
                    known with
                    {
                        State = (ContractState)9,
                    },
                    known with
                    {
                        LotsMin = 0,
                    },
                    known with
                    {
                        LotsMax = 0,
                    },
                    known with
                    {
                        PositionLotsMax = long.MaxValue,
                    },
                    known with
                    {
                        PositionLotsMax = OrderBook.LotsMax,
                        LotUnits = 1_000_000_000,
                        Symbol = "ETHUSDT2",
                    },
                    known with
                    {
                        LeverageMin = 0,
                    },
                    known with
                    {
                        LeverageMax = 101,
                    },
                    known with
                    {
                        Brackets = [],
                    },
                    known with
                    {
                        Brackets = default,
                    },
                    known with
                    {
                        Brackets = [known.Brackets[0], known.Brackets[2]],
                    },
                    known with
                    {
                        Brackets = [known.Brackets[0] with { MaintenancePpm = 10_000 }],
                    },
                    known with
                    {
                        TakerFeePpm = -1,
                    },
                    known with
                    {
                        PriceBandPpm = 0,
                    },
                    known with
                    {
                        FundingIntervalMs = 1,
                    },
                    known with
                    {
                        InterestPpm = 37_501,
                    },
                    known with
                    {
                        WarnRatioPpm = 0,
                    },
                    known with
                    {
                        OpenOrdersMax = 0,
                    },
                    known with
                    {
                        Plans = known.Plans with { LifeHoursMin = 0 },
                    },
                ]
        )
            Assert.Equal(Reject.Malformed, Define(contract));
        Assert.Equal(Reject.None, Define(known with { TakerFeePpm = 0, State = ContractState.Paused }));

        Reject Define(ContractRecord contract) => _world.RejectOf(new DefineContract(ExchangeId.Weex, contract));
    }

    [Fact]
    public void Settings_that_cannot_be()
    {
        var ada = _world.User("ada");
        Assert.Equal(Reject.Malformed, Set(default));
        Assert.Equal(Reject.Malformed, Set(new(-1, 5, 0)));
        Assert.Equal(Reject.LeverageTooLarge, Set(new(0, 101, 0)));
        _world.Define(PerpetualWorld.Contract(PerpetualWorld.Btc) with { LeverageMin = 3 });
        Assert.Equal(Reject.LeverageTooSmall, Set(new(0, 0, 2)));
        Assert.Equal(Reject.None, Set(new(3, 4, 5)));
        Assert.Equal(new SeatSettings(MarginMode.Cross, 3, 4, 5), _world.Perpetuals.SettingsOf(ada, _world.At(PerpetualWorld.Btc)));
        Assert.Equal(Reject.Malformed, _world.RejectOf(new SetPositionMode(ExchangeId.Weex, ada, (PositionMode)7)));
        Assert.Equal(Reject.Malformed, _world.RejectOf(new SetMarginMode(ExchangeId.Weex, ada, PerpetualWorld.Btc, (MarginMode)7)));
        State(ContractState.Offline);
        Assert.Equal(Reject.ContractOffline, Set(new(3, 4, 5)));

        Reject Set(LeverageChange change) => _world.RejectOf(new SetLeverage(ExchangeId.Weex, ada, PerpetualWorld.Btc, change));
    }
}
