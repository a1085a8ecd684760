using Kontor.Gate.Tests.Signing;
using Kontor.World.Services;

namespace Kontor.Gate.Tests.Door;

public sealed class AllocationTests
{
    private const string Places = """
        203.0.113.0/24	CH-ZH
        198.51.100.0/24	DE	vpn
        192.0.2.0/24	KP
        """;

    /// <summary>Two warm-up rounds of the budget and the one request that proves the set-up.</summary>
    private const int CallsMax = 2_001;

    [Fact]
    public async Task The_gate_allocates_nothing_on_accept()
    {
        await using var house = await House.OpenAsync(geography: Places);
        await house.DoAsync(new SetService(new ServiceRecord { Name = "house/accounts", State = ServiceState.Up }));
        var dialect = new HouseDialect("house", HouseDialect.FullProfile(house.Gate), HouseDialect.Account());
        var call = new Call();
        var headers = House.Sign("GET", HouseDialect.Target);
        // The nonces are part of the requests, not of the gate.
        var nonces = Enumerable.Range(0, CallsMax).Select(n => new Microsoft.Extensions.Primitives.StringValues($"nonce {n}")).ToArray();

        MeetTheLargestLoad(house.Gate);
        Assert.True(Admit(nonces.Length - 1), $"refused at step {call.RefusedAt}");
        Assert.Equal(0, AllocationBudget.BytesOf(round => Admit(round)));

        bool Admit(int number)
        {
            headers["NONCE"] = nonces[number];
            call.End();
            House.Begin(call, dialect, "GET", HouseDialect.Target, headers);
            return IsAdmitted(call);
        }
    }

    [Fact]
    public async Task A_request_refused_by_the_last_check_allocates_nothing_either()
    {
        await using var house = await House.OpenAsync(geography: Places);
        await house.DoAsync(new SetService(new ServiceRecord { Name = "house/accounts", State = ServiceState.Offline }));
        var profile = HouseDialect.FullProfile(house.Gate);
        var dialect = new HouseDialect("house", profile, HouseDialect.Account(Access.Keyed));
        var call = new Call();
        var headers = House.Sign("GET", HouseDialect.Target);

        Assert.Equal(
            0,
            AllocationBudget.BytesOf(_ =>
            {
                call.End();
                House.Begin(call, dialect, "GET", HouseDialect.Target, headers);
                if (IsAdmitted(call))
                    throw new InvalidOperationException("The service is offline.");
            })
        );
        Assert.Equal(profile.Steps.Count - 1, call.RefusedAt);
    }

    [Fact]
    public async Task A_wrong_signature_costs_its_evidence_and_no_more()
    {
        await using var house = await House.OpenAsync(geography: Places);
        var dialect = new HouseDialect("house", HouseDialect.FullProfile(house.Gate), HouseDialect.Account());
        var call = new Call();
        var headers = House.Sign("GET", HouseDialect.Target, secret: "not the secret");
        const int bytesPerRefusalMax = 1_024;

        var bytes = AllocationBudget.BytesOf(_ =>
        {
            call.End();
            House.Begin(call, dialect, "GET", HouseDialect.Target, headers);
            if (IsAdmitted(call))
                throw new InvalidOperationException("The signature is wrong.");
        });
        Assert.NotNull(call.Evidence);
        Assert.InRange(bytes / 1_000, 1, bytesPerRefusalMax);
    }

    /// <summary>The memory of nonces grows to the largest load met and is used again from then on; these have expired already.</summary>
    private static void MeetTheLargestLoad(GateServices gate)
    {
        const long firstKey = 1;
        const long earlierMs = House.NowMs - 1;
        for (var n = 0; n < 4 * CallsMax; n++)
            gate.Memory.Nonces.Remember(firstKey, $"earlier {n}", earlierMs, earlierMs);
    }

    private static bool IsAdmitted(Call call)
    {
        var admitted = call.Dialect.Profile.AdmitAsync(call);
        return admitted.IsCompletedSuccessfully
            ? admitted.Result is null
            : throw new InvalidOperationException("Nothing here has to wait.");
    }
}
