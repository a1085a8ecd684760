using Kontor.World.Funding;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.Dialects.BitMart.Endpoints.SubAccounts;

/// <summary>A main user and its sub-accounts. Within the family everybody is called by name.</summary>
internal sealed class Family
{
    private readonly WorldState _state;
    private readonly SubAccountTable _accounts;

    private Family(WorldState state, long user)
    {
        (_state, _accounts) = (state, state.Funding.Find(ExchangeId.BitMart)!.SubAccounts);
        Main = _accounts.MainOf(user);
    }

    public long Main { get; }

    public IEnumerable<SubAccount> SubAccounts => _accounts.Of(Main);

    public static Family Of(WorldState state, long user) => new(state, user);

    /// <summary>A sub-account's user, or nothing when the family has none of that name.</summary>
    public SubAccount? Find(string name) =>
        _state.Directory.FindUser(name) is { } user && _accounts.Find(user.Number) is { } account && account.Main == Main ? account : null;

    public bool IsFrozen(long user) => _accounts.Find(user) is { State: not SubAccountState.Normal };

    public string NameOf(long user) => _state.Directory.FindUser(user)!.Name;
}
