using Kontor.World.Funding;
using Kontor.World.Ledger;

namespace Kontor.Simulation.Works;

/// <summary>Coins come in over networks and leave over them, with everything that a house can change about it meanwhile.</summary>
internal sealed class FundingWork(Scene scene, ChainWork chains)
{
    private readonly Roads _roads = new(scene);
    private readonly Family _family = new(scene);
    private readonly Remembered<(ExchangeId Exchange, long User, string Asset, DepositAddress Given)> _given = new(scene.Chance, 200);
    private readonly Remembered<ReportDeposit> _reports = new(scene.Chance);
    private readonly Remembered<long> _deposits = new(scene.Chance, 12);
    private readonly Remembered<Withdrawal> _withdrawals = new(scene.Chance, 8);
    private readonly Remembered<(ExchangeId Exchange, long User, SavedAddress Entry)> _saved = new(scene.Chance);
    private long _numbers;

    public IEnumerable<Deed> Founding() => _roads.Founding();

    public Deed Next() =>
        scene.Next(100) switch
        {
            < 12 => AssignAddress(),
            < 24 => Report(),
            < 26 => PayOnChain(),
            < 34 => Confirm(),
            < 56 => Withdraw(),
            < 62 => WithdrawInside(),
            < 66 => Cancel(),
            < 70 => Submitted(),
            < 75 => Confirmed(),
            < 78 => Failed(),
            < 80 => Deed.Of(new SetUserFunding(scene.AnyExchange(), scene.AnyUser(), Mostly(), Mostly())),
            < 81 => SecurityChange(),
            < 85 => Save(),
            < 87 => Remove(),
            < 92 => _family.Next(),
            _ => _roads.Next(),
        };

    private Deed AssignAddress()
    {
        var (exchange, user, asset) = (scene.AnyExchange(), scene.AnyUser(), scene.Pick(Scene.Assets));
        var network = scene.OneIn(3) ? "" : _roads.NetworkOf(asset);
        return Deed.Of(new AssignDepositAddress(exchange, user, asset, network), given => _given.Add((exchange, user, asset, given)));
    }

    private Deed Report()
    {
        if (scene.OneIn(10) && _reports.TryPick(out var again))
            return Deed.Of(scene.OneIn(5) ? again with { Amount = again.Amount + 1 } : again, deposit => _deposits.Add(deposit.Id));
        var (exchange, _, asset, given) = _given.TryPick(out var found) ? found : Nobody();
        var address = scene.OneIn(20) ? $"stray-{scene.Next(9)}" : given.Address;
        var report = new ReportDeposit(exchange, given.Network, asset, address, scene.Amount(2_000_000_000), $"tx-{++_numbers}")
        {
            Memo = given.Memo,
            Index = scene.Next(3),
        };
        _reports.Add(report);
        return Deed.Of(report, deposit => _deposits.Add(deposit.Id));
    }

    private Deed PayOnChain() => chains.Pay(_given.TryPick(out var found) ? found.Given.Address : "");

    private Deed Confirm() => Deed.Of(new ConfirmDeposit(_deposits.TryPick(out var id) ? id : 77, scene.Next(20) - 1));

    private Deed Withdraw()
    {
        var (_, _, asset, given) = _given.TryPick(out var found) ? found : Nobody();
        var address = scene.OneIn(20) ? "nowhere" : given.Address;
        var request = new RequestWithdrawal(
            scene.AnyExchange(),
            scene.AnyUser(),
            asset,
            given.Network,
            address,
            scene.Amount(200_000_000) / 100 * 100
        )
        {
            Memo = scene.OneIn(30) ? "x" : given.Memo,
            ClientNumber = Number(),
        };
        return Deed.Of(request, Saw);
    }

    // What is on its way over a chain is told of more than once; the stub looks after the rest alone, and soon.
    private void Saw(Withdrawal withdrawal)
    {
        if (withdrawal.Network == Roads.Chained || scene.OneIn(3))
            _withdrawals.Add(withdrawal);
    }

    private Deed WithdrawInside() =>
        Deed.Of(
            new RequestInternalWithdrawal(
                scene.AnyExchange(),
                scene.AnyUser(),
                scene.Pick(Scene.Assets),
                scene.AnyUser(),
                scene.Amount(50_000_000) / 100 * 100
            )
            {
                ClientNumber = Number(),
            }
        );

    private Deed Cancel()
    {
        var isThere = _withdrawals.TryPick(out var withdrawal);
        return isThere
            ? Deed.Of(new CancelWithdrawal(withdrawal.Exchange, withdrawal.User, withdrawal.Id))
            : Deed.Of(new CancelWithdrawal(scene.AnyExchange(), scene.AnyUser(), 5));
    }

    private Deed Submitted() => Deed.Of(new WithdrawalSubmitted(AnyWithdrawal(), scene.OneIn(4) ? "" : $"out-{++_numbers}"));

    private Deed Confirmed() => Deed.Of(new WithdrawalConfirmed(AnyWithdrawal(), scene.Next(20) - 1));

    private Deed Failed() => Deed.Of(new WithdrawalFailed(AnyWithdrawal(), "the network said no"));

    private Deed SecurityChange() => Deed.Of(new RecordSecurityChange(scene.AnyExchange(), scene.AnyUser(), (SecurityChange)scene.Next(6)));

    private Deed Save()
    {
        var (_, _, asset, given) = _given.TryPick(out var found) ? found : Nobody();
        var (exchange, user) = (scene.AnyExchange(), scene.AnyUser());
        var entry = new SavedAddress
        {
            Asset = asset,
            Network = given.Network,
            Address = given.Address,
            Memo = given.Memo,
            Reach = (AddressReach)scene.Next(3),
            IsVerified = !scene.OneIn(4),
        };
        return Deed.Of(new SaveAddress(exchange, user, entry), saved => _saved.Add((exchange, user, saved)));
    }

    private Deed Remove()
    {
        if (!_saved.TryTake(out var saved))
            return Deed.Of(new RemoveAddress(scene.AnyExchange(), scene.AnyUser(), Scene.Quote, Roads.Chained, "x", ""));
        var (exchange, user, entry) = saved;
        return Deed.Of(new RemoveAddress(exchange, user, entry.Asset, entry.Network, entry.Address, entry.Memo));
    }

    private long AnyWithdrawal() => _withdrawals.TryPick(out var withdrawal) ? withdrawal.Id : scene.Next(1_000);

    private string Number() =>
        scene.Next(30) switch
        {
            < 14 => "",
            14 => $"number-{scene.Next(20)}",
            _ => $"number-{++_numbers}",
        };

    private bool? Mostly() => scene.OneIn(3) ? null : !scene.OneIn(12);

    private (ExchangeId Exchange, long User, string Asset, DepositAddress Given) Nobody() =>
        (scene.AnyExchange(), scene.AnyUser(), Scene.Quote, new DepositAddress(Roads.Chained, "nobody", ""));
}
