using System.Buffers;
using Kontor.World.Chains;
using Kontor.World.Chains.Utxo;
using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Compliance;
using Kontor.World.Credits;
using Kontor.World.Directory;
using Kontor.World.Facts;
using Kontor.World.Funding;
using Kontor.World.Ledger;
using Kontor.World.Margin;
using Kontor.World.Matching;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;
using Kontor.World.Perpetuals.Prices;
using Kontor.World.Posts;
using Kontor.World.Referrals;
using Kontor.World.Services;
using Kontor.World.Spot;
using Kontor.World.Time;

namespace Kontor.World.Tests.Commands;

public sealed class CommandTableTests
{
    private static readonly AccountPlace Place = new(ExchangeId.Weex, 7, WalletId.IsolatedMargin("BTCUSDT"), "BTC");

    private static readonly ClientOrderId ClientId = ClientOrderId.TryParse("my-1", out var id) ? id : default;

    private static readonly PerpetualOrderRequest PerpetualOrder = new()
    {
        Action = OrderAction.CloseLong,
        Kind = PerpetualOrderKind.Market,
        TimeInForce = TimeInForce.FillOrKill,
        SelfTrade = SelfTradeRule.CancelBoth,
        PriceTicks = 1,
        Lots = 2,
        Leverage = 3,
        MarginMode = MarginMode.Isolated,
        PositionId = 4,
        Presets = new(5, true, 6, false),
        ClientId = ClientId,
        IsApi = true,
    };

    private static readonly SpotOrderRequest Order = new()
    {
        Side = Side.Sell,
        Kind = SpotOrderKind.Market,
        TimeInForce = TimeInForce.FillOrKill,
        SelfTrade = SelfTradeRule.CancelBoth,
        PriceTicks = 5,
        Lots = 6,
        Notional = Int128.MaxValue,
        ClientId = ClientId,
        IsMargin = true,
        IsApi = true,
    };

    private static readonly PlanTerms Plan = new()
    {
        Kind = PlanKind.Trailing,
        Action = OrderAction.SellToReduce,
        Lots = 5,
        TriggerTicks = 6,
        Way = PriceWay.Rises,
        Source = PriceSource.Mark,
        LimitTicks = 7,
        TimeInForce = TimeInForce.PostOnly,
        Leverage = 8,
        MarginMode = MarginMode.Isolated,
        CallbackPpm = 9_000,
        Presets = new PresetEnds(1, true, 2, true),
        ClientId = ClientId,
        LifeHours = 24,
        IsApi = true,
    };

    private static readonly Dictionary<CommandKind, Command> Samples = new Command[]
    {
        new Genesis
        {
            Seed = ulong.MaxValue,
            ManualStartMs = 5,
            Exchanges = ["a", "b"],
            StatementLinesMax = 5,
        },
        new AdvanceClock(1_000),
        new SetClock(long.MaxValue),
        new FreezeClock(),
        new UnfreezeClock(-3),
        new Tick(),
        new CreateUser("Störtebeker")
        {
            State = UserState.Frozen,
            HasSecondFactor = false,
            Accounts = AccountKinds.Spot,
        },
        new OpenAccount(3, AccountKinds.Contract),
        new PatchUser(3) { Accounts = AccountKinds.None, State = UserState.Closed },
        new CreateKey
        {
            Dialect = "weex",
            Id = "k",
            UserNumber = 9,
            State = KeyState.Pending,
            Algorithm = KeyAlgorithm.Ed25519,
            SealedSecret = [1, 2],
            PublicKey = [3],
            PassphraseHash = [4, 5, 6],
            Memo = "memo",
            Permissions = Permissions.Read | Permissions.Verify,
            AllowedIps = ["10.0.0.0/8"],
            ExpiresMs = 77,
            Tier = "pro",
            Broker = "b",
        },
        new PatchKey("weex", "k")
        {
            AllowedIps = ["::1"],
            Broker = "",
            ExpiresMs = 0,
            Tier = "x",
            State = KeyState.Disabled,
            Permissions = Permissions.None,
            UserNumber = 0,
            ContractIps = ["10.0.0.0/8"],
        },
        new DefineBroker("b", ["one.example", "two.example"]),
        new SetService(
            new ServiceRecord
            {
                Name = "bitmart/spot",
                State = ServiceState.Slow,
                Title = "t",
                StartMs = 1,
                EndMs = 2,
                LatencyMs = 3,
            }
        ),
        new DefineAsset(ExchangeId.Weex, TestWorld.Asset("BTC", 8) with { CanDeposit = false }),
        new DefineMarket(
            ExchangeId.Weex,
            new MarketRecord
            {
                Symbol = "BTCUSDT",
                Base = "BTC",
                Quote = "USDT",
                TickUnits = 7,
                LotUnits = 9,
                State = MarketState.PreTrade,
                FeesIn = FeesIn.Quote,
                IsApiTradable = false,
                HasMargin = false,
            }
        ),
        new CreditWallet(Place, Int128.MaxValue),
        new DebitWallet(Place, Int128.MinValue),
        new TransferBetweenWallets(Place, WalletId.Funding, 12),
        new FreezeFunds(Place, 1),
        new ReleaseFunds(Place, 2),
        new DefineMargin(ExchangeId.BitMart, Margin.MarginWorld.Terms),
        new BorrowFunds(ExchangeId.BitMart, 1, "BTC_USDT", "USDT", 5),
        new RepayLoans(ExchangeId.Weex, 2, "BTCUSDT", "BTC", 6),
        new TopUp(1, 2, "note"),
        new Spend(1, 2, "request", "/path"),
        new DefineContract(
            ExchangeId.Weex,
            Perpetuals.PerpetualWorld.Contract("BTCUSDT") with
            {
                State = ContractState.Paused,
                IsApiTradable = false,
            }
        ),
        new PlacePerpetualOrder(ExchangeId.Weex, 3, "BTCUSDT", PerpetualOrder),
        new PlacePerpetualBatch(
            ExchangeId.Weex,
            3,
            [new("BTCUSDT", PerpetualOrder), new("ETHUSDT", PerpetualOrder with { MarginMode = null })]
        ),
        new CancelPerpetualOrder(ExchangeId.Weex, 3, "", PerpetualOrderKey.Of(7)),
        new CancelPerpetualOrders(ExchangeId.Weex, 3, "BTCUSDT", [PerpetualOrderKey.Of(7), PerpetualOrderKey.Of(ClientId)]),
        new CancelAllPerpetualOrders(ExchangeId.Weex, 3, "BTCUSDT"),
        new AmendPerpetualOrder(ExchangeId.Weex, 3, "BTCUSDT", PerpetualOrderKey.Of(ClientId), 5, 6),
        new SetLeverage(ExchangeId.Weex, 3, "BTCUSDT", new(1, 2, 3)),
        new SetMarginMode(ExchangeId.Weex, 3, "BTCUSDT", MarginMode.Isolated),
        new SetPositionMode(ExchangeId.Weex, 3, PositionMode.Hedge),
        new MovePositionMargin(ExchangeId.Weex, 3, 8, -5),
        new SetAutoAppendMargin(ExchangeId.Weex, 3, 8, true),
        new ClosePositions(ExchangeId.Weex, 3, "BTCUSDT", 8),
        new SetSeatTerms(ExchangeId.Weex, 3, "BTCUSDT", MarginMode.Isolated, 25),
        new SetIndexPrice(ExchangeId.Weex, "BTCUSDT", long.MaxValue),
        new PlacePlan(ExchangeId.Weex, 3, "BTCUSDT", Plan),
        new AmendPlan(ExchangeId.Weex, 3, "BTCUSDT", PlanKey.Of(ClientId), new PlanChange(1, 2, 3, PriceSource.Mark, PriceWay.Falls)),
        new CancelPlan(ExchangeId.Weex, 3, "", PlanKey.Of(long.MaxValue)),
        new CancelAllPlans(ExchangeId.Weex, 3, "BTCUSDT"),
        new CancelAllAfter(ExchangeId.Weex, 3, "BTCUSDT", 5_000),
        new SetOrderPresets(ExchangeId.Weex, 3, "BTCUSDT", PerpetualOrderKey.Of(9), new PresetEnds(1, true, 2, false)),
        new DefineChain(ChainSamples.XLayer, [ChainSamples.Coins(1, 5), new Allocation(ChainSamples.Somebody(2), ChainSamples.Usdt, 1)])
        {
            Contracts = [ChainSamples.UsdtContract],
            Settings = new ChainSettings { IsMining = true, IdleBlockMs = 5_000 },
        },
        new SendTransaction("xlayer", ChainSamples.Somebody(1), ChainSamples.Somebody(2), 7, new byte[] { 1, 2 })
        {
            Nonce = 3,
            GasLimit = 50_000,
            FeeMax = 9,
            TipMax = 8,
            Contract = new ContractTerms(ContractKind.Erc20)
            {
                Name = "Token",
                Symbol = "TOK",
                Decimals = 6,
                Supply = Word256.Max,
            },
            Code = new byte[] { 3 },
        },
        new ReorgChain("xlayer", 3, KeepsTransactions: true),
        new ConfigureChain("xlayer") { IsMining = true, BaseFee = 7 },
        new GrowChain("xlayer", ulong.MaxValue, 5, 6),
        new DefineBridge(
            new BridgeRecord
            {
                Home = "xlayer",
                Zone = "tradezone",
                HomeVault = ChainSamples.Somebody(3),
                ZoneVault = ChainSamples.Somebody(4),
                Pairs = [new CrossPair(null, ChainSamples.Usdt)],
            }
        ),
        new SendAcross(
            "xlayer",
            "tradezone",
            CrossKind.BatchWithdraw,
            ChainSamples.Somebody(1),
            ChainSamples.Usdt,
            [new CrossPayment(ChainSamples.Somebody(2), 3)]
        ),
        new DefineUtxoChain(ChainSamples.XLayer, [new CoinGift("bc1", 5), new CoinGift("3P", long.MaxValue)])
        {
            Terms = new UtxoTerms
            {
                Subsidy = 1,
                HalvingBlocks = 2,
                MaturityBlocks = 3,
            },
            Settings = new ChainSettings { IsMining = true },
        },
        new SendCoins("btc", ["bc1", "3P"], [new CoinGift("1A", 7)]) { FeeRate = 8 },
        new MineBlocks("xlayer", 12),
        new RecordVerification("xlayer", "guid", VerificationState.Fail),
        new SubmitSource("xlayer", ChainSamples.Somebody(1), Hash32.Of([1]), VerificationSamples.Source),
        new SubmitProxy("xlayer", ChainSamples.Somebody(1), Hash32.Of([1]), ChainSamples.Somebody(2), null),
        new SettleVerification("xlayer", "guid", "because", VerificationSamples.Facts, null),
        new PlaceSpotOrder(ExchangeId.Weex, 3, "BTCUSDT", Order),
        new PlaceSpotBatch(ExchangeId.Weex, 3, "BTCUSDT", [Order, default]),
        new CancelSpotOrder(ExchangeId.Weex, 3, "", SpotOrderKey.Of(7)),
        new CancelSpotOrders(ExchangeId.Weex, 3, "BTCUSDT", [SpotOrderKey.Of(7), SpotOrderKey.Of(ClientId)]),
        new CancelAllSpotOrders(ExchangeId.Weex, 3, "BTCUSDT", Side.Sell),
        new AmendSpotOrder(ExchangeId.Weex, 3, "BTCUSDT", SpotOrderKey.Of(ClientId), 5, 6),
        new PlaceSpotTrigger(ExchangeId.Weex, 3, "BTCUSDT", new(SpotTriggerKind.TakeProfitStopLoss, 9, Order)),
        new CancelSpotTrigger(ExchangeId.Weex, 3, "", SpotTriggerKind.Trigger, SpotOrderKey.Of(7)),
        new CancelAllSpotTriggers(ExchangeId.Weex, 3, "BTCUSDT", null),
        new DefineFeeTier(
            ExchangeId.Weex,
            new FeeTier
            {
                Level = 1,
                Name = "VIP",
                MakerFactorPpm = 0,
                TakerFactorPpm = 900_000,
            }
        ),
        new SetUserFeeTier(ExchangeId.Weex, 3, 1),
        new DefineNetwork(
            new NetworkRecord
            {
                Name = "XRP",
                Chain = "xrp",
                Form = AddressForm.Ripple,
                NeedsMemo = true,
                Confirmations = 3,
                BlockMs = 4_000,
                IsStub = false,
            }
        ),
        new DefineCurrencyNetwork(
            ExchangeId.Weex,
            new CurrencyNetworkRecord
            {
                Asset = "XRP",
                Network = "XRP",
                CanDeposit = false,
                CanWithdraw = false,
                DepositMin = 1,
                WithdrawalMin = 3,
                WithdrawalMax = Int128.MaxValue,
                WithdrawalFee = 2,
                WithdrawalDecimals = 6,
                IsDefault = true,
                Contract = "c",
                IsClosedToApi = true,
            }
        ),
        new SetFundingRules(
            ExchangeId.Weex,
            new FundingRules
            {
                DepositWallet = WalletKind.Spot,
                WithdrawalWallet = WalletKind.Contract,
                NeedsSavedAddress = true,
                SecurityLockMs = 1,
                DailyQuotaSatoshi = 2,
                ReviewMs = 3,
                SubAccountsMax = 4,
            }
        ),
        new SetAssetWorth(ExchangeId.Weex, "BTC", 100_000_000),
        new AssignDepositAddress(ExchangeId.Weex, 1, "XRP", "XRP"),
        new ReportDeposit(ExchangeId.Weex, "XRP", "XRP", "r", 7, "tx") { Memo = "12", Index = 3 },
        new ConfirmDeposit(1, 2),
        new RequestWithdrawal(ExchangeId.Weex, 1, "XRP", "XRP", "r", 8) { Memo = "13", ClientNumber = "n" },
        new RequestInternalWithdrawal(ExchangeId.Weex, 1, "XRP", 2, 9) { ClientNumber = "m" },
        new CancelWithdrawal(ExchangeId.Weex, 1, 5),
        new WithdrawalSubmitted(5, "tx"),
        new WithdrawalConfirmed(5, 6),
        new WithdrawalFailed(5, "why"),
        new SetUserFunding(ExchangeId.Weex, 1, false, null),
        new RecordSecurityChange(ExchangeId.Weex, 1, SecurityChange.Email),
        new SaveAddress(
            ExchangeId.Weex,
            1,
            new SavedAddress
            {
                Asset = "XRP",
                Network = "XRP",
                Address = "r",
                Memo = "1",
                Remark = "cold",
                Reach = AddressReach.Universal,
                IsVerified = true,
            }
        ),
        new RemoveAddress(ExchangeId.Weex, 1, "XRP", "XRP", "r", "1"),
        new TransferWithNumber(Place, WalletId.Funding, 12, "n"),
        new TransferBetweenUsers(Place, 8, WalletId.Spot, 12, "n"),
        new OpenSubAccount(ExchangeId.Weex, 1, "sub"),
        new SetSubAccount(ExchangeId.Weex, 2, SubAccountState.FrozenByMain),
        new SetInviter(ExchangeId.Weex, 2, 1, "friends"),
        new SetRebateShare(ExchangeId.Weex, 200_000),
        new TransferToInvitee(Place with { Wallet = WalletId.Spot }, 8, WalletId.Funding, 13),
        new LabelAddress(new AddressLabel("xlayer", "0x01", "Tumble", "mixer", IsBlack: true)),
        new RaiseAlerts(
            3,
            new WatchedTransfer("customer", "xlayer", "0x02", "0x01", "", IsReceived: true),
            [new Finding(AlertLevel.High, "mixer", "Tumble", IsDirect: true, "1.5", "3000")]
        ),
        new SetAlertStatus(3, 4, AlertStatus.Resolved, "asked"),
        new MonitorAddress(3, "xlayer", "0x01", OnlyBlack: true, "note", 5),
        new StopMonitoring(3, "xlayer", "0x01"),
        new DescribeToken(new TokenFacts("BTC", 19, 20, 21, ["Layer1", "PoW"]) { LargeTransfer = 22 }),
        new DescribeSector(new Sector("Layer1", "公链")),
        new RecordPost("BTC", Mood.Bearish, "跌"),
    }.ToDictionary(command => command.Kind);

    public static TheoryData<CommandKind> Kinds => [.. Enum.GetValues<CommandKind>()];

    [Theory, MemberData(nameof(Kinds))]
    public void Every_kind_of_command_comes_back_from_its_record_as_it_was(CommandKind kind)
    {
        var written = Encode(Samples[kind], 123);
        var (stampMs, command) = CommandRecord.Read(written, CommandTable.Core);
        Assert.Equal(123, stampMs);
        Assert.IsType(Samples[kind].GetType(), command);
        Assert.Equal(written, Encode(command, stampMs));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_record_that_is_cut_anywhere_or_goes_on_is_damage(CommandKind kind)
    {
        var written = Encode(Samples[kind], 123);
        for (var length = 0; length < written.Length; length++)
            Assert.Throws<InvalidDataException>(() => CommandRecord.Read(written.AsSpan(0, length), CommandTable.Core));
        Assert.Throws<InvalidDataException>(() => CommandRecord.Read([.. written, 0], CommandTable.Core));
    }

    [Fact]
    public void Every_command_class_of_the_core_has_its_own_kind_and_its_reader()
    {
        var classes = typeof(Command).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Command)) && !type.IsAbstract).ToArray();
        Assert.Equal(classes.Select(type => type.FullName).Order(), Samples.Values.Select(sample => sample.GetType().FullName).Order());
        Assert.Equal(Enum.GetValues<CommandKind>().Order(), CommandTable.Core.Kinds.Order());
    }

    [Fact]
    public async Task A_kind_without_a_reader_is_not_read_and_not_accepted()
    {
        var written = Encode(new UnregisteredCommand(), 1);
        Assert.Throws<InvalidDataException>(() => CommandRecord.Read(written, CommandTable.Core));
        await using var world = TestWorld.Open();
        await Assert.ThrowsAsync<ArgumentException>(async () => await world.ExecuteAsync(new UnregisteredCommand()));
    }

    [Theory]
    [InlineData(0L)]
    [InlineData(-1L)]
    [InlineData(63L)]
    [InlineData(-64L)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void Numbers_of_every_size_come_back(long number)
    {
        var output = new ArrayBufferWriter<byte>();
        new RecordWriter(output).WriteLong(number);
        var reader = new RecordReader(output.WrittenSpan);
        Assert.Equal(number, reader.ReadLong());
        Assert.True(reader.IsAtEnd);
    }

    private static byte[] Encode(Command command, long stampMs)
    {
        var output = new ArrayBufferWriter<byte>();
        CommandRecord.Write(output, stampMs, command);
        return output.WrittenSpan.ToArray();
    }

    private sealed record UnregisteredCommand : Command<long>
    {
        public override CommandKind Kind => (CommandKind)64_999;

        public override long Apply(Kontor.World.State.WorldState state, long nowMs) => 1;

        public override void Write(ref RecordWriter writer) { }
    }
}
